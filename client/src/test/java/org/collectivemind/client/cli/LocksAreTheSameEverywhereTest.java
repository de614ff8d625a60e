package org.collectivemind.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.collectivemind.client.platform.Machines;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.Hasher;
import org.collectivemind.testrepos.packages.SamplePackages;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocksAreTheSameEverywhereTest {
    @TempDir
    Path root;

    @Test
    void inAnotherDirectoryWithAnotherHomeOnAnotherMachine() {
        Session first = project("first");
        Session second = project("another place/größe").on(Machines.graviton3());
        first.quietly("lock");
        second.quietly("lock");
        String lock = first.read("cm.lock");
        assertThat(second.read("cm.lock")).isEqualTo(lock);
        assertThat(lock).doesNotContain(root.toString());

        first.quietly("lock").quietly("update").quietly("lock", "--check");
        assertThat(first.read("cm.lock")).isEqualTo(lock);
    }

    @Test
    void onAnotherJavaInAnotherLanguageAndTimeZone() throws IOException, InterruptedException {
        Set<Path> others = otherJavas();
        Assumptions.assumeFalse(
                others.isEmpty(),
                "there is one JDK here; name others in -Djdks=PATH" + java.io.File.pathSeparator + "…");
        Session here = project("here");
        here.quietly("lock");
        Path packages = published(here);
        int number = 0;
        for (Path java : others) {
            Session there = project("there-" + number++);
            run(java, there, "lock");
            assertThat(there.read("cm.lock")).as(java.toString()).isEqualTo(here.read("cm.lock"));
            there.cd("..");
            run(java, there, "registry", "init", "mine");
            run(java, there, "publish", "--registry", "mine", packages.toString());
            assertThat(version(there.file("mine")))
                    .as(java.toString())
                    .isEqualTo(version(here.work().resolve("mine")))
                    .isNotEmpty();
        }
    }

    private static Path published(Session session) {
        Path packages = session.work().resolve("packages");
        SamplePackages.writeInto(packages);
        session.cd("..").quietly("registry", "init", "mine");
        session.quietly(
                "publish", "--registry", "mine", packages.resolve("images").toString());
        session.cd("project");
        return packages.resolve("images");
    }

    private Session project(String name) {
        Session session = Session.inProject(root.resolve(name));
        session.on(Machines.macbook()).quietly("platform", "export", "-o", "mac.yaml", "--name", "mac");
        session.on(Machines.withGpu()).quietly("platform", "export", "-o", "box.yaml", "--name", "box");
        return session.on(Machines.debian())
                .silently(
                        "cm.yaml",
                        Session.project("X", "org.example:benchmark@^2.0", "org.example:greeter@*")
                                .replace("[X]", "{mac: {platform: mac.yaml}, box: {platform: box.yaml}}"));
    }

    /** The version's own files; the index holds the time of publication. */
    private static SortedMap<String, Digest> version(Path registry) throws IOException {
        SortedMap<String, Digest> files = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(registry)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                String path = registry.relativize(file).toString();
                if (path.contains("/2012/")) {
                    files.put(path, Hasher.of(file));
                }
            }
        }
        return files;
    }

    private static void run(Path java, Session session, String... words) throws IOException, InterruptedException {
        Path said = Files.createTempFile("cm-said", ".txt");
        List<String> command = new ArrayList<>(List.of(
                java.toString(),
                "-Duser.language=tr",
                "-Duser.country=TR",
                "-Duser.timezone=Pacific/Kiritimati",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(session.directory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().clear();
        builder.environment().putAll(session.variables());
        int exitCode = builder.start().waitFor();
        String text = Files.readString(said);
        Files.delete(said);
        assertThat(exitCode).as(java + ": " + text).isZero();
    }

    /** Other Java programs of version 17 or later: those of {@code -Djdks}, and those where Linux keeps them. */
    private static Set<Path> otherJavas() throws IOException {
        List<Path> homes = new ArrayList<>();
        for (String named : System.getProperty("jdks", "").split(java.io.File.pathSeparator)) {
            if (!named.isEmpty()) {
                homes.add(Path.of(named));
            }
        }
        Path usual = Path.of("/usr/lib/jvm");
        if (Files.isDirectory(usual)) {
            try (Stream<Path> list = Files.list(usual)) {
                list.forEach(homes::add);
            }
        }
        Path own = Path.of(System.getProperty("java.home"), "bin", "java").toRealPath();
        Set<Path> others = new TreeSet<>();
        for (Path home : homes) {
            Path java = home.resolve("bin/java");
            if (Files.isExecutable(java) && !java.toRealPath().equals(own) && feature(home) >= 17) {
                others.add(java.toRealPath());
            }
        }
        return others;
    }

    /** The feature number of the file {@code release}, 0 where it cannot be told. */
    private static int feature(Path home) throws IOException {
        Path release = home.resolve("release");
        String text = Files.exists(release) ? Files.readString(release) : "";
        var number = java.util.regex.Pattern.compile("JAVA_VERSION=\"(\\d+)").matcher(text);
        return number.find() ? Integer.parseInt(number.group(1)) : 0;
    }
}
