package org.collectivemind.resolver.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.TestAbortedException;

/** The folder of neutral cases: {@code -Dcm.cases}, else {@code ../shared/cases} beside the repository. Nothing of it is ours. */
final class Cases {
    private static final Path BESIDE_THE_REPOSITORY = Path.of("..", "..", "shared", "cases");

    private Cases() {}

    static Path folder() {
        String given = System.getProperty("cm.cases", "");
        return given.isEmpty() ? BESIDE_THE_REPOSITORY : Path.of(given);
    }

    /** The tests, or one that is skipped and says why. */
    static Stream<DynamicTest> orSkipped(Callable<Stream<DynamicTest>> tests) throws Exception {
        try {
            return tests.call();
        } catch (TestAbortedException skipped) {
            return Stream.of(DynamicTest.dynamicTest("cases", () -> {
                throw skipped;
            }));
        }
    }

    /** The files whose names match, sorted; a test that asks for them is skipped where there is none. */
    static List<Path> files(String glob) {
        Path folder = folder();
        Assumptions.assumeTrue(
                Files.isDirectory(folder),
                "there are no cases at " + folder.toAbsolutePath() + "; -Dcm.cases names them");
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, glob)) {
            List<Path> files = new ArrayList<>();
            found.forEach(files::add);
            Collections.sort(files);
            Assumptions.assumeFalse(files.isEmpty(), "there are no " + glob + " in " + folder.toAbsolutePath());
            return files;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static JsonNode read(Path file) {
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
