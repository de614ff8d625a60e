package org.collectivemind.client.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.collectivemind.client.cli.CmProgram;
import org.collectivemind.client.cli.CmProgram.Said;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.Hasher;

/** A project and the home of its user. */
record Place(Path project, Path home) {
    Map<String, String> variables() {
        return Map.of("HOME", home.toString(), "CM_HOME", home.resolve("cm").toString(), "PATH", "/usr/bin:/bin");
    }

    Path store() {
        return home.resolve("cm/store/v1");
    }

    /** Runs a command in this process. */
    Said cm(String... words) {
        return CmProgram.run(project, variables(), CmProgram.IMPATIENT, List.of(words));
    }

    /** Runs a command that must succeed. */
    Said does(String... words) {
        Said said = cm(words);
        assertThat(said.exitCode()).as(String.join(" ", words) + "\n" + said).isZero();
        return said;
    }

    /** Starts a command in a process of its own. What it says goes to files beside the project. */
    Child start(List<String> jvm, String... words) {
        return start(List.of(), jvm, words);
    }

    /** @param around a program, with its own words, that starts the command */
    Child start(List<String> around, List<String> jvm, String... words) {
        List<String> command = new ArrayList<>(around);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:+UseSerialGC", "-Xshare:auto", "-XX:-UsePerfData"));
        // A killed process does not remove the native library it unpacked.
        command.add("-Djava.io.tmpdir=" + project.getParent());
        command.addAll(jvm);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "org.collectivemind.client.cli.Main"));
        command.addAll(List.of(words));
        try {
            Path said = Files.createTempFile(project.getParent(), "said", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(project.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile());
            builder.environment().clear();
            builder.environment().putAll(variables());
            return new Child(builder.start(), said);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The store hashed from end to end: nothing is damaged. */
    void requireCleanStore() {
        Said said = cm("store", "verify", "--full");
        assertThat(said.exitCode()).as("store verify\n" + said).isZero();
    }

    /** Every file of the environment, through its links: {@code NAME/PATH} and the digest of the content. */
    Map<String, Digest> environment() {
        Path packages = project.resolve(".cm/packages");
        Map<String, Digest> found = new TreeMap<>();
        if (!Files.isDirectory(packages)) {
            return found;
        }
        try (Stream<Path> files = Files.walk(packages, FileVisitOption.FOLLOW_LINKS)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path inGroup = packages.relativize(file);
                found.put(inGroup.subpath(1, inGroup.getNameCount()).toString(), Hasher.of(file));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return found;
    }

    /** Names of what unfinished work left in the store. */
    List<String> leftovers() {
        try (Stream<Path> partial = Files.list(store().resolve("partial"))) {
            return partial.map(path -> path.getFileName().toString()).sorted().toList();
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    void delete() {
        delete(project.getParent());
    }

    static void delete(Path root) {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(root)) {
            for (Path entry : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(entry);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
