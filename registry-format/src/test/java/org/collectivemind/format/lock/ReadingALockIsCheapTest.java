package org.collectivemind.format.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** `cm install` with nothing to do is a start-up and this: it must not pay for what it does not use. */
class ReadingALockIsCheapTest {
    @Test
    void noDataBindingYamlOrCompressionIsLoaded(@TempDir Path directory) throws IOException, InterruptedException {
        Path lock = Files.writeString(directory.resolve("cm.lock"), SampleLock.text());
        Path classes = directory.resolve("classes.txt");
        int exit = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load:file=" + classes,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Reader.class.getName(),
                        lock.toString()))
                .inheritIO()
                .start()
                .waitFor();
        assertThat(exit).isZero();
        assertThat(Files.readString(classes, StandardCharsets.UTF_8))
                .contains("org.collectivemind.format.lock.LockfileCodec", "com.fasterxml.jackson.core.JsonParser")
                .doesNotContain(
                        "jackson.databind", "jackson.dataformat", "snakeyaml", "luben.zstd", "commons.compress");
    }

    /** The child process. */
    static final class Reader {
        private Reader() {}

        public static void main(String[] arguments) throws IOException {
            LockfileCodec.read(Files.readAllBytes(Path.of(arguments[0])), arguments[0]);
        }
    }
}
