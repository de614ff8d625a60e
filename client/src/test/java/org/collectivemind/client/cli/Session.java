package org.collectivemind.client.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.collectivemind.client.plan.Room;
import org.collectivemind.client.platform.Machines;
import org.collectivemind.client.platform.probe.Probe;
import org.collectivemind.client.transfer.Retries;
import org.collectivemind.client.transfer.TransferPolicy;

/**
 * A user at a recorded machine, in a fresh directory with a fresh home and no variables but these, who runs commands one after the
 * other. What happens is written down and compared with a golden file.
 */
final class Session {
    private Instant now = Instant.parse("2026-01-02T03:04:05Z");

    private static final TransferPolicy IMPATIENT = new TransferPolicy(
            false,
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            1,
            8,
            new Retries(5, Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofMillis(5), 64 << 10, () -> 0.5),
            Set.of());

    private final Path root;
    private final Transcript transcript;
    private final Map<String, String> variables = new TreeMap<>();
    private Probe machine = Machines.debian();
    private Path directory;
    private Room room = place -> OptionalLong.of(1_000_000_000_000L);

    private Session(Path root) {
        this.root = root;
        this.transcript = new Transcript(root);
        this.directory = root.resolve("work");
        make(directory);
        make(home());
        variables.put("HOME", home().toString());
        variables.put("CM_HOME", home().resolve("cm").toString());
        variables.put("PATH", "/usr/bin:/bin");
    }

    /** @param root an empty directory */
    static Session in(Path root) {
        return new Session(root);
    }

    /** In an empty project that uses the registry of {@link SampleRegistry}. */
    static Session inProject(Path root, String... dependencies) {
        Session session = new Session(root);
        SampleRegistry.copyTo(session.work().resolve("registry"));
        session.silently("project/cm.yaml", project("host", dependencies));
        session.directory = session.work().resolve("project");
        return session;
    }

    static String project(String targets, String... dependencies) {
        StringBuilder text = new StringBuilder("project:\n  name: demo\nregistries:\n  samples: file:../registry\n")
                .append("targets: [")
                .append(targets)
                .append("]\n");
        text.append(dependencies.length == 0 ? "dependencies: []\n" : "dependencies:\n");
        for (String dependency : dependencies) {
            text.append("  - ").append(dependency).append('\n');
        }
        return text.toString();
    }

    Path work() {
        return root.resolve("work");
    }

    Path home() {
        return root.resolve("home");
    }

    Path directory() {
        return directory;
    }

    Map<String, String> variables() {
        return Map.copyOf(variables);
    }

    Path file(String path) {
        return directory.resolve(path);
    }

    /** Time passes, or goes back. */
    Session at(String moment) {
        now = Instant.parse(moment);
        return this;
    }

    Session on(Probe other) {
        machine = other;
        return this;
    }

    /** The disk of the store has so many bytes left. */
    Session withRoomFor(long bytes) {
        room = place -> OptionalLong.of(bytes);
        return this;
    }

    Session export(String name, String value) {
        transcript.prompt("export " + name + "=" + value);
        variables.put(name, value);
        return this;
    }

    Session unset(String name) {
        transcript.prompt("unset " + name);
        variables.remove(name);
        return this;
    }

    Session cd(String path) {
        transcript.prompt("cd " + path);
        directory = directory.resolve(path).normalize();
        make(directory);
        return this;
    }

    /** Maven's central repository is this one. */
    Session mirrorCentral(URI repository) {
        return silently(
                home().resolve(".m2/settings.xml").toString(),
                "<settings><mirrors><mirror><id>near</id><mirrorOf>central</mirrorOf><url>" + repository
                        + "</url></mirror></mirrors></settings>");
    }

    Session comment(String line) {
        transcript.comment(line);
        return this;
    }

    /** Writes a file, which the transcript shows. */
    Session write(String path, String content) {
        transcript.prompt("cat > " + path);
        transcript.content(content);
        return silently(path, content);
    }

    Session silently(String path, String content) {
        make(file(path).getParent());
        try {
            Files.writeString(file(path), content);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
        return this;
    }

    /** Changes a text of a file, as a person with an editor does. */
    Session edit(String path, String from, String to) {
        String content = read(path);
        assertThat(content).contains(from);
        transcript.prompt("sed -i 's|" + from + "|" + to + "|' " + path);
        return silently(path, content.replace(from, to));
    }

    Session cat(String path) {
        transcript.prompt("cat " + path);
        transcript.content(read(path));
        transcript.content("\n");
        return this;
    }

    Session remove(String path) {
        transcript.prompt("rm -r " + path);
        Tree.delete(file(path));
        return this;
    }

    /** Runs a command and writes down what it said. */
    Session cm(String... words) {
        Said said = run(words);
        transcript.command(List.of(words), said.out(), said.err(), said.exitCode());
        return this;
    }

    /** Writes down what a command said that ran in a process of its own. */
    Session happened(Said said, String... words) {
        transcript.command(List.of(words), said.out(), said.err(), said.exitCode());
        return this;
    }

    /** Runs a command that is not what the test is about; it must succeed. */
    Session quietly(String... words) {
        Said said = run(words);
        assertThat(said.exitCode())
                .as(String.join(" ", words) + "\n" + said.err())
                .isZero();
        return this;
    }

    record Said(String out, String err, int exitCode) {}

    Said run(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        ProcessContext context = new ProcessContext(
                directory,
                variables,
                machine,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                Clock.fixed(now, ZoneOffset.UTC),
                IMPATIENT,
                room);
        int exitCode = Main.run(words, context);
        String complaint = err.toString(StandardCharsets.UTF_8);
        assertThat(complaint).doesNotContain("a fault of its own", "Exception", "\tat ");
        String result = out.toString(StandardCharsets.UTF_8);
        if (List.of(words).contains("--json") && !result.isEmpty()) {
            assertThatCode(() -> new ObjectMapper().readTree(result)).doesNotThrowAnyException();
        }
        return new Said(result, complaint, exitCode);
    }

    /** What a failing command must leave as it is. */
    Snapshot snapshot() {
        return Snapshot.of(this);
    }

    String read(String path) {
        try {
            return Files.readString(file(path));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** @param path below {@link #work} */
    String readAt(String path) {
        return read(work().resolve(path).toString());
    }

    private static void make(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /** @param golden {@code <area>/<name>} */
    void matches(String golden) {
        Golden.check(golden, transcript.toString());
    }
}
