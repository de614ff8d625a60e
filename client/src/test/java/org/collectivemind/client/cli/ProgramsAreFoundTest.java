package org.collectivemind.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(
        value = {OS.LINUX, OS.MAC},
        disabledReason = "the programs are shell scripts")
class ProgramsAreFoundTest {
    @TempDir
    Path root;

    private Session session(Programs... directories) {
        Session session = Session.in(root).on(Programs.machine(root));
        return session.export(
                "PATH",
                String.join(
                        ":",
                        java.util.Arrays.stream(directories).map(Programs::path).toList()));
    }

    private Programs bin() {
        return Programs.in(root.resolve("bin"));
    }

    @Test
    void thePageListsThemWithVersionsAndPlaces() {
        Programs bin = bin().saying("python3", "Python 3.11.2")
                .saying("git", "git version 2.39.5")
                .saying("gcc", "gcc (Debian 12.2.0-14) 12.2.0")
                .saying("docker", "Docker version 28.2.2, build e6534b4")
                .put("java", "echo 'openjdk version \"17.0.12\" 2024-07-16' >&2")
                .put("mvn", "printf '\\033[1mApache Maven 3.8.7\\033[m\\nMaven home: /usr/share/maven\\n'")
                .saying("cmake", "cmake version of the day")
                .put("node", "exit 3")
                .put("make", "exec sleep 60")
                .put("rustc", "while :; do echo rustc; done")
                .saying("ninja", "1.2.3.4.5.6.7.8.9");

        Session session = session(bin);
        session.happened(section(session.run("platform", "show", "--software")), "platform", "show", "--software")
                .happened(
                        tools(session.run("platform", "export", "--software", "--set", "tool.git=2.40")),
                        "platform",
                        "export",
                        "--software",
                        "--set",
                        "tool.git=2.40")
                .matches("platform/software");
    }

    /** Of the page, the section about programs: the rest is about the machine. */
    private static Session.Said section(Session.Said page) {
        return new Session.Said(page.out().substring(page.out().indexOf("software\n")), page.err(), page.exitCode());
    }

    private static Session.Said tools(Session.Said file) {
        String facts =
                file.out().lines().filter(line -> line.startsWith("  tool.")).collect(Collectors.joining("\n"));
        return new Session.Said(facts + "\n", file.err(), file.exitCode());
    }

    @Test
    void asJsonThePageHasAListOfThem() {
        Session session = session(bin().saying("uv", "uv 0.9.2"));

        String json = session.run("platform", "show", "--software", "--json").out();

        assertThat(json).contains("\"name\" : \"host\"", "\"software\" : [", "\"key\" : \"tool.uv\"", "0.9.2");
        assertThat(session.run("platform", "show", "--json").out()).doesNotContain("software");
    }

    @Test
    void ofAnotherMachineOnlyWhatIsStatedIsTold() {
        Session session = session(bin().saying("git", "git version 2.39.5"));
        session.silently("box.yaml", "platform: 1\nname: box\nfacts: {os: linux, tool.git: 2.20.1}\n");

        String page = session.run("platform", "show", "--platform", "box.yaml", "--software")
                .out();

        assertThat(page)
                .containsPattern("tool.git +2.20.1")
                .contains("on this machine only")
                .doesNotContain("2.39.5");
        assertThat(session.run("platform", "export", "--platform", "box.yaml", "--software")
                        .out())
                .doesNotContain("2.39.5");
    }

    @Test
    void theFirstOnPathCountsUnlessItDoesNotAnswer() {
        Programs broken = Programs.in(root.resolve("broken")).put("git", "exit 1");
        Programs good = Programs.in(root.resolve("good")).saying("git", "git version 2.40.1");
        Programs later = Programs.in(root.resolve("later")).saying("git", "git version 2.50.0");

        String page = session(broken, good, later)
                .run("platform", "show", "--software")
                .out();

        assertThat(page).containsPattern("tool.git +2.40.1 +" + good.path());
    }

    @Test
    void nothingIsStartedOutOfTheProjectOrWhereSomebodyStands() {
        Session session = session(bin());
        Programs.in(session.file("tools")).put("git", "touch '" + root.resolve("started") + "'; echo git version 2.0");
        session.silently("cm.yaml", Session.project("host")).export("PATH", "tools:.:" + session.file("tools") + ":");

        String page = session.run("platform", "show", "--software").out();

        assertThat(page).containsPattern("not found: .*git");
        assertThat(root.resolve("started")).doesNotExist();
    }

    @Test
    void norFromADirectoryInsideTheProject() throws Exception {
        Session session = session(bin());
        Programs.in(session.file("tools")).put("git", "touch '" + root.resolve("started") + "'; echo git version 2.0");
        session.silently("cm.yaml", Session.project("host"))
                .silently("deep/er/note.txt", "")
                .export("PATH", session.file("tools").toString())
                .cd("deep/er");

        assertThat(session.run("platform", "show", "--software").out()).containsPattern("not found: .*git");
        assertThat(root.resolve("started")).doesNotExist();
    }

    @Test
    void aLinkIntoTheProjectIsNoWayRound() throws Exception {
        Session session = session(bin());
        Programs.in(session.file("tools")).put("git", "touch '" + root.resolve("started") + "'; echo git version 2.0");
        Files.createSymbolicLink(root.resolve("alias"), session.directory());
        Files.createSymbolicLink(root.resolve("bin-git"), session.file("tools"));
        session.silently("cm.yaml", Session.project("host"))
                .export("PATH", root.resolve("alias/tools") + ":" + root.resolve("bin-git"))
                .cd(root.resolve("alias").toString());

        assertThat(session.run("platform", "show", "--software").out()).containsPattern("not found: .*git");
        assertThat(root.resolve("started")).doesNotExist();
    }

    @Test
    void aProgramIsStartedInTheRootDirectoryWithNothingToRead() throws Exception {
        Session session = session(bin().put("git", "pwd > '" + root.resolve("where") + "'; cat; echo git version 2.1"));

        assertThat(session.run("platform", "show", "--software").out()).contains("2.1");
        assertThat(Files.readString(root.resolve("where"))).isEqualTo("/\n");
    }

    @Test
    void whatIsAssertedIsNotLookedFor() {
        Session session = session(bin()).export("CM_OVERRIDE_TOOL_CLANG_TIDY", "17.0.6");

        assertThat(session.run("platform", "export", "--set", "tool.git=2.40").out())
                .contains("tool.clang-tidy: {v: \"17.0.6\"", "tool.git: {v: \"2.40\"");
        assertThat(session.run("platform", "show", "--set", "tool.g++=1").err()).contains("is not an attribute key");
        assertThat(session.run("platform", "show", "--set", "tool.a_b=1").err()).contains("nobody defined it");
    }
}
