package org.collectivemind.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(
        value = {OS.LINUX, OS.MAC},
        disabledReason = "the programs are shell scripts")
class ProgramsStandForPackagesTest {
    private static final String DETECT =
            "detect: {command: [python3, python], version: '^Python ([0-9.]+)', minimum: '3.9'}\n";

    @TempDir
    Path root;

    private Programs bin;
    private Session session;

    @BeforeEach
    void publish() {
        bin = Programs.in(root.resolve("bin"));
        session = Session.in(root).on(Programs.machine(root)).cd("project").silently("cm.yaml", project("host", ""));
        Shelf.beside(session)
                .put("python@3.8.0")
                .put("python@3.12.1", "variants: [{files: [what.txt]}]\n" + DETECT)
                .put("engine@1.0.0", "variants: [{files: [what.txt]}]\ndependencies: [org.example:python@>=3.9]")
                .put("old@1.0.0", "variants: [{files: [what.txt]}]\ndependencies: ['org.example:python@>=3.9,<3.12']")
                .put("frob@2.0", "variants: [{files: [what.txt]}]\ndetect: {command: frob, minimum: 1.5}");
        session.export("PATH", bin.path() + ":/usr/bin:/bin");
    }

    private static String project(String targets, String more, String... dependencies) {
        return Session.project(targets, dependencies) + more;
    }

    @Test
    void detectOrInstall() {
        bin.put(
                "python3",
                "if [ \"$1\" = --version ]; then echo Python 3.11.2; else echo \"python3 ran $*\" > said.txt; fi");
        session.write("cm.yaml", project("host", "", "org.example:engine"))
                .cm("lock")
                .cm("update", "--system", "prefer")
                .cm("lock", "--explain")
                .cm("lock", "--check")
                .comment("the rule is in the lock, and where the program is, is not")
                .cat("cm.lock")
                .cm("install")
                .cm("tree")
                .cm("why", "python")
                .cm("info", "python")
                .cm("info", "python", "--json")
                .cm("run", "python3", "eval.py")
                .cat("said.txt")
                .matches("platform/detect-or-install");
        assertThat(session.read("cm.lock")).doesNotContain(root.toString());
    }

    @Test
    void aNewerPatchKeepsTheLockAnotherMinorVersionDoesNot() {
        bin.saying("python3", "Python 3.11.2");
        session.silently("cm.yaml", project("host", "policy: {system: prefer}\n", "org.example:engine"))
                .cm("lock")
                .cm("install");
        bin.saying("python3", "Python 3.11.9");
        session.comment("python3 is 3.11.9 now")
                .cm("lock", "--check")
                .cm("install", "--locked")
                .cm("install", "--locked");
        bin.saying("python3", "Python 3.13.0");
        session.comment("python3 is 3.13.0 now")
                .cm("install", "--frozen")
                .cm("lock")
                .cm("install");
        bin.remove("python3");
        session.comment("python3 is gone")
                .cm("install", "--frozen")
                .cm("install", "--frozen", "--target", "host", "--assume")
                .cm("install", "--frozen", "--set", "tool.python3=3.13.0")
                .cm("lock")
                .matches("platform/system-moves");
    }

    @Test
    void thePolicySaysWhatIsTaken() {
        bin.saying("python3", "Python 3.11.2");
        session.comment("avoid, as is the default: where nothing published fits")
                .silently("cm.yaml", project("host", "", "org.example:old"))
                .cm("lock")
                .cm("lock", "--check")
                .comment("never")
                .write("cm.yaml", project("host", "policy: {system: never}\n", "org.example:old"))
                .cm("lock")
                .comment("what the policy says strictly stays")
                .cm("lock", "--system", "prefer")
                .comment("only, for one package")
                .write(
                        "cm.yaml",
                        project(
                                "host",
                                "policy: {system: {'org.example:python': only}}\n",
                                "org.example:python@>=3.12"))
                .cm("lock")
                .write(
                        "cm.yaml",
                        project("host", "policy: {system: {'org.example:python': only}}\n", "org.example:python"))
                .cm("lock")
                .comment("a wish for what the machine has")
                .write("cm.yaml", project("host", "", "org.example:python@>=3.9#run.origin=system"))
                .cm("lock")
                .comment("words that are none")
                .cm("lock", "--system", "always")
                .write("cm.yaml", project("host", "policy: {system: alway}\n"))
                .cm("lock")
                .matches("platform/system-policy");
    }

    @Test
    void aMachineIsCheckedWithWhatItHas() {
        bin.saying("python3", "Python 3.11.2");
        session.write("cm.yaml", project("host", "policy: {system: only}\n", "org.example:python"))
                .cm("lock")
                .cm("platform", "check", "host", "python")
                .comment("what the policy says decides here too")
                .edit("cm.yaml", "system: only", "system: never")
                .cm("platform", "check", "host", "python")
                .matches("platform/system-check");
    }

    @Test
    void aRuleThatNoLongerTakesTheProgramIsTheReason() {
        bin.saying("python3", "Python 3.11.2");
        session.silently("cm.yaml", project("host", "policy: {system: prefer}\n", "org.example:python"))
                .cm("lock");
        Shelf.beside(session).put("python@3.13.0", "variants: [{files: [what.txt]}]\n" + DETECT.replace("3.9", "3.12"));
        session.cm("lock", "--explain").matches("platform/system-rule-moves");
    }

    @Test
    void anAddedTargetTellsWhatItTakesOfTheMachine() {
        bin.saying("python3", "Python 3.11.2");
        session.silently("bare.yaml", "platform: 1\nname: bare\nfacts: {os: linux, arch: x86_64}\n")
                .silently(
                        "cm.yaml",
                        "project: {name: demo}\nregistries: {samples: file:../registry}\n"
                                + "targets: {bare: {platform: bare.yaml}}\npolicy: {system: prefer, unify: none}\n"
                                + "dependencies: [org.example:engine]\n")
                .cm("lock")
                .cm("target", "add", "host", "--host", "--json")
                .matches("platform/system-added");
    }

    @Test
    void anotherMachinesLockHasNothingOfThisMachine() {
        bin.saying("python3", "Python 3.11.2");
        session.silently("bare.yaml", "platform: 1\nname: bare\nfacts: {os: linux, arch: x86_64}\n")
                .silently(
                        "has.yaml", "platform: 1\nname: has\nfacts: {os: linux, arch: x86_64, tool.python3: 3.10.4}\n")
                .write(
                        "cm.yaml",
                        "project: {name: demo}\nregistries: {samples: file:../registry}\n"
                                + "targets: {host: host, bare: {platform: bare.yaml}, has: {platform: has.yaml}}\n"
                                + "policy: {system: prefer, unify: none}\n"
                                + "dependencies: [org.example:python@>=3.9]\n")
                .cm("lock", "--explain")
                .cm("tree", "--all-targets")
                .comment("a machine of which nobody says anything cannot have it")
                .edit("cm.yaml", "system: prefer", "system: only")
                .cm("lock")
                .matches("platform/system-targets");
    }

    @Test
    void aProgramOfNoTableIsFoundByTheRuleTheLockKeeps() {
        Programs outside = Programs.in(root.resolve("opt/frob/bin")).put("frob", "echo frob 1.7.2");
        session.silently(
                        "cm.yaml",
                        project("host", "policy: {system: only}\nscripts: {show: 'frob'}\n", "org.example:frob"))
                .export("PATH", outside.path() + ":/usr/bin:/bin")
                .cm("lock")
                .comment("neither cm.yaml nor the registry is needed")
                .remove("../registry")
                .remove("cm.yaml")
                .cm("install")
                .cm("env", "--format", "plain")
                .cm("tree")
                .matches("platform/system-rule");
        assertThat(session.run("target", "list").out()).startsWith("* host  fits this machine;");
        assertThat(session.run("platform", "show").out()).containsPattern("host +fits");
    }

    @Test
    void whatIsFoundBeforeItOnPathDoesNotHideIt() throws Exception {
        Programs broken = Programs.in(root.resolve("broken")).put("python3", "exit 1");
        bin.saying("python3", "Python 3.11.2");
        session.silently("cm.yaml", project("host", "policy: {system: prefer}\n", "org.example:engine"))
                .export("PATH", broken.path() + ":" + bin.path() + ":/usr/bin:/bin");

        session.quietly("install");

        assertThat(session.run("env", "--format", "plain").out())
                .startsWith("PATH=" + bin.path() + ":" + broken.path());
        session.export("PATH", bin.path() + ":/usr/bin:/bin");
        assertThat(session.run("env", "--format", "plain").out()).isEmpty();
    }

    @Test
    void aHostileRuleStartsNothingElse() throws Exception {
        Programs.in(session.file("bin")).put("helper", "touch '" + root.resolve("started") + "'; echo helper 9.9");
        bin.put("sleeper", "exec sleep 60")
                .put("flood", "while :; do echo 1; done")
                .saying("liar", "liar 1.2; rm -rf");
        Shelf.beside(Session.in(root.resolve("other")));
        Path hostile = Files.createDirectories(root.resolve("hostile"));
        for (String name : new String[] {"helper", "sleeper", "flood", "liar"}) {
            Files.writeString(
                    hostile.resolve("cm.yaml"),
                    "package: {name: 'org.example:" + name + "', version: '1.0', kind: tool}\ndetect: {command: " + name
                            + ", version: '(.*)', paths: ['" + session.file("bin") + "']}\n");
            session.quietly("publish", "--registry", "file:../registry", hostile.toString());
        }
        session.silently(
                "cm.yaml",
                project(
                        "host",
                        "policy: {system: only}\n",
                        "org.example:helper",
                        "org.example:sleeper",
                        "org.example:flood",
                        "org.example:liar"));

        assertThat(session.run("lock").exitCode()).isEqualTo(3);
        assertThat(root.resolve("started")).doesNotExist();
        for (String name : new String[] {"helper", "sleeper", "flood", "liar"}) {
            session.cm("info", name);
        }
        session.matches("platform/system-hostile");
    }
}
