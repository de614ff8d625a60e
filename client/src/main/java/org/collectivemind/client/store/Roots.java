package org.collectivemind.client.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.collectivemind.format.hash.Hasher;

/** Which lockfiles use the store: what they pin is not garbage. One small file a project, named by the hash of its directory. */
final class Roots {
    private final StoreLayout layout;

    Roots(StoreLayout layout) {
        this.layout = layout;
    }

    void register(Path lockfile) {
        Path absolute = lockfile.toAbsolutePath().normalize();
        byte[] line = (absolute + "\n").getBytes(StandardCharsets.UTF_8);
        String project = String.valueOf(absolute.getParent());
        Path root = layout.roots()
                .resolve(Hasher.of(project.getBytes(StandardCharsets.UTF_8)).hex());
        try {
            if (Files.isRegularFile(root) && java.util.Arrays.equals(Files.readAllBytes(root), line)) {
                return;
            }
            Path partial = layout.newPartial("root");
            Files.write(partial, line);
            StoreFiles.commit(partial, root);
        } catch (IOException failed) {
            throw CannotWriteStore.of(root, failed);
        }
    }

    /** The lockfiles, whether or not they still exist. */
    List<Path> all() {
        List<Path> lockfiles = new ArrayList<>();
        for (Path root : StoreFiles.list(layout.roots())) {
            try {
                lockfiles.add(Path.of(Files.readString(root).strip()));
            } catch (IOException unreadable) {
                throw CannotReadStore.of(root, unreadable);
            }
        }
        return lockfiles;
    }
}
