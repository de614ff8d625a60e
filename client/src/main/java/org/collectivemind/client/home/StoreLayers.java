package org.collectivemind.client.home;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.collectivemind.format.error.MalformedText;

/**
 * Stores that are read before anything is fetched, best first: those in {@code CM_STORE_LAYERS}, a path list; where that is not set,
 * those in the file {@code store-layers} of the configuration, a path a line, lines with {@code #} passed over.
 */
public final class StoreLayers {
    private static final String VARIABLE = "CM_STORE_LAYERS";
    private static final String FILE = "store-layers";

    private StoreLayers() {}

    /** @throws MalformedText where one is no absolute path @throws NoHome where the file cannot be read */
    public static List<Path> of(CmHome home, Map<String, String> environment) {
        String variable = environment.get(VARIABLE);
        Stream<String> layers = variable != null
                ? Stream.of(variable.split(File.pathSeparator))
                : lines(home.config().resolve(FILE))
                        .filter(line -> !line.strip().startsWith("#"));
        return layers.map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(StoreLayers::path)
                .distinct()
                .toList();
    }

    private static Stream<String> lines(Path file) {
        if (!Files.isRegularFile(file)) {
            return Stream.empty();
        }
        try {
            return Files.readString(file).lines();
        } catch (IOException unreadable) {
            throw new NoHome("`" + file + "` cannot be read: " + unreadable.getMessage());
        }
    }

    private static Path path(String text) {
        try {
            Path path = Path.of(text);
            if (path.isAbsolute()) {
                return path.normalize();
            }
        } catch (InvalidPathException malformed) {
            // Said below.
        }
        throw new MalformedText("store layer", text, "an absolute path is wanted, as `cm store path` prints it");
    }
}
