package org.collectivemind.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code bin/cm} itself, in a distribution made of the class path of this test. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class LauncherTest {
    private static final String ANSWER = "cm 0.0.0\n";
    private static final Duration LONGEST = Duration.ofMinutes(2);

    @TempDir
    static Path shared;

    @TempDir
    Path directory;

    private static Path launcher;

    @BeforeAll
    static void aDistribution() throws IOException {
        Path home = shared.resolve("a place with spaces");
        Files.createDirectories(home.resolve("bin"));
        Files.createDirectories(home.resolve("lib"));
        launcher = home.resolve("bin/cm");
        Files.writeString(
                launcher, Files.readString(Path.of("src/main/launcher/cm")).replace("@VERSION@", "0.0.0"));
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
        List<String> libraries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path library = Path.of(entry);
            // An archive of classes is of jars only.
            Path packed = library;
            if (Files.isDirectory(library)) {
                packed = home.resolve("lib/classes" + libraries.size() + ".jar");
                jar("--create", "--file", packed.toString(), "-C", entry, ".");
            }
            libraries.add(packed.toUri().toString());
        }
        Path manifest = shared.resolve("manifest");
        Files.writeString(
                manifest,
                "Main-Class: " + Main.class.getName() + "\nEnable-Native-Access: ALL-UNNAMED\nClass-Path: "
                        + String.join("\n  ", libraries) + "\n");
        jar("--create", "--file", home.resolve("lib/client-0.0.0.jar").toString(), "--manifest", manifest.toString());
    }

    private static void jar(String... words) {
        int code = ToolProvider.findFirst("jar").orElseThrow().run(System.out, System.err, words);
        assertThat(code).isZero();
    }

    private record Answer(int code, String out, String err) {}

    private Process start(Path program, Map<String, String> variables, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().keySet().retainAll(List.of("PATH"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("CM_HOME", directory.resolve("home").toString());
        builder.environment().putAll(variables);
        return builder.start();
    }

    private Answer run(Path program, Map<String, String> variables, String... words)
            throws IOException, InterruptedException {
        return answer(start(program, variables, words));
    }

    private static Answer answer(Process process) throws IOException, InterruptedException {
        String out = new String(process.getInputStream().readAllBytes());
        String err = new String(process.getErrorStream().readAllBytes());
        return new Answer(process.waitFor(), out, err);
    }

    private List<String> archived() throws IOException {
        Path startup = directory.resolve("home/cache/startup");
        if (!Files.isDirectory(startup)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(startup)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private void awaitTraining() throws IOException, InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!archived().contains("0.0.0.jsa.made-by") || archived().contains("0.0.0.jsa.training")) {
            assertThat(System.nanoTime()).as("training ends").isLessThan(end);
            Thread.sleep(20);
        }
    }

    @Test
    void ofManyFirstStartsOneTrainsAndAllAnswer() throws IOException, InterruptedException {
        List<Process> racing = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            racing.add(start(launcher, Map.of(), "--version"));
        }
        for (Process process : racing) {
            assertThat(answer(process)).isEqualTo(new Answer(0, ANSWER, ""));
        }
        awaitTraining();

        assertThat(archived()).containsExactly("0.0.0.jsa", "0.0.0.jsa.made-by");
        Path archive = directory.resolve("home/cache/startup/0.0.0.jsa");
        assertThat(archive).as("holds what common commands load").isNotEmptyFile();
        assertThat(Files.size(archive)).isGreaterThan(5_000_000);
        assertThat(run(launcher, Map.of(), "--version")).isEqualTo(new Answer(0, ANSWER, ""));

        Files.write(archive, new byte[] {1, 2, 3});
        assertThat(run(launcher, Map.of(), "--version"))
                .as("a broken archive is no archive")
                .isEqualTo(new Answer(0, ANSWER, ""));
    }

    @Test
    void aTrainingThatFailedIsNotRepeated() throws IOException, InterruptedException {
        Path startup = Files.createDirectories(directory.resolve("home/cache/startup"));
        String java = System.getProperty("java.home") + "/bin/java";
        Path jar = launcher.toRealPath().getParent().getParent().resolve("lib/client-0.0.0.jar");
        Files.writeString(startup.resolve("0.0.0.jsa.made-by"), java + " " + jar + "\n");

        assertThat(run(launcher, Map.of(), "--version")).isEqualTo(new Answer(0, ANSWER, ""));
        assertThat(archived()).containsExactly("0.0.0.jsa.made-by");
    }

    @Test
    void itIsFoundThroughLinks() throws IOException, InterruptedException {
        Path absolute = Files.createSymbolicLink(directory.resolve("absolute"), launcher);
        Files.createDirectories(directory.resolve("bin"));
        Path relative = Files.createSymbolicLink(directory.resolve("bin/relative"), Path.of("../absolute"));

        for (Path link : List.of(absolute, relative)) {
            assertThat(run(link, Map.of("CM_STARTUP_ARCHIVE", "off"), "-V")).isEqualTo(new Answer(0, ANSWER, ""));
        }
        assertThat(archived()).isEmpty();
    }

    @Test
    void withoutACacheItStartsAllTheSame() throws IOException, InterruptedException {
        Files.writeString(directory.resolve("home"), "a file where the directory should be");

        assertThat(run(launcher, Map.of(), "--version")).isEqualTo(new Answer(0, ANSWER, ""));
    }

    @Test
    void withoutJavaItSaysWhatToDo() throws IOException, InterruptedException {
        Answer answer = run(launcher, Map.of("JAVA_HOME", directory.toString()), "--version");

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.err()).contains("needs Java 17").contains("hint: install a JDK");
    }

    @Test
    void exitCodesAndWordsPassThrough() throws IOException, InterruptedException {
        Answer answer = run(launcher, Map.of("CM_STARTUP_ARCHIVE", "off"), "install", "--no such  option*");

        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err()).contains("--no such  option*");
    }
}
