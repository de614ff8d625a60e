package org.collectivemind.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.collectivemind.client.platform.Machines;
import org.collectivemind.testrepos.packages.PackageDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was asserted is in the lock, and what the machine that locked happens to have is not. */
class LocksRememberHowTheyWereSolvedTest {
    @TempDir
    Path root;

    private Session project(Path directory, String targets) {
        Session session = Session.in(directory);
        session.silently(
                "project/cm.yaml",
                "project: {name: demo}\nregistries: {main: \"file:../registry\"}\n" + targets
                        + "dependencies: ['org.example:engine@^1']\n");
        session.silently("project/gpu.yaml", Fleet.A6000);
        Shelf.beside(session).put("engine@1.17.3", Fleet.EVERYTHING);
        return session.cd("project");
    }

    @Test
    void whatWasAssertedIsRecordedAndMissedWhenItIsNoLongerSaid() {
        Session session = project(root, "");
        session.cm("lock", "--set", "cuda.driver=550.54.14", "--set", "cuda.cc=8.6")
                .cm("lock", "--check", "--set", "cuda.driver=550.54.14", "--set", "cuda.cc=8.6")
                .cm("lock", "--check")
                .cm("install", "--locked")
                .cm("install", "--locked", "--set", "cuda.driver=550.54.14", "--set", "cuda.cc=8.6")
                .cm("lock", "--explain")
                .cm("lock", "--json", "--platform", "aws-g5")
                .matches("targets/asserted");
    }

    @Test
    void twoMachinesForWhichTheSameIsChosenGiveOneLock() {
        String lock = lockedOn("a6000-535");

        assertThat(lock).contains("\"host\": \"cuda12\"").doesNotContain("535", "8.6", "glibc-2.35");
        assertThat(lockedOn("h100")).isEqualTo(lock);
    }

    private String lockedOn(String machine) {
        return project(root.resolve(machine), "")
                .on(OneLockForManyMachinesTest.captured(machine))
                .quietly("lock")
                .read("cm.lock");
    }

    @Test
    void targetsComeAndGoAndTheOthersStay() {
        Session session = project(root, """
                targets:
                  # the machine of whoever locks
                  host: host
                """);
        session.quietly("lock");
        String before = session.read("cm.lock");
        session.cm("target", "add", "gpu", "--platform", "gpu.yaml")
                .cm("target", "add", "cloud", "--preset", "aws-g5", "--set", "cuda.driver=550.54.14")
                .cm("target", "add", "cloud", "--host")
                .cm("target", "add", "phone", "--preset", "aws-g55")
                .cm("target", "add", "here", "--host", "--set", "libc=glibc-2.17")
                .cm("target", "add", "old", "--platform", "gpu.yaml", "--set", "arch=riscv64")
                .cat("cm.yaml")
                .cm("lock", "--check")
                .cm("target", "list")
                .cm("target", "list", "--json")
                .cm("target", "remove", "gpu", "--offline")
                .cm("target", "remove", "cloud")
                .cm("target", "remove", "host")
                .cm("target", "remove", "gpu")
                .cat("cm.yaml");

        assertThat(session.read("cm.lock")).isEqualTo(before);
        session.matches("targets/come-and-go");
    }

    @Test
    void aSecondMachineIsAddedAndTheFirstOnesHostStaysAsItWas() {
        Session session = project(root, "")
                .on(OneLockForManyMachinesTest.captured("a6000-535"))
                .quietly("lock");
        String host = session.read("cm.lock");
        session.comment("a colleague's Mac")
                .on(Machines.macbook())
                .cm("install", "--locked")
                .cm("install", "--relock-for-host")
                .cm("install", "--locked")
                .comment("the machine that locked first")
                .on(OneLockForManyMachinesTest.captured("a6000-535"))
                .cm("install", "--locked")
                .cm("lock", "--check")
                .cm("target", "remove", "macos-aarch64-metal");

        assertThat(session.read("cm.lock").replaceFirst("\"inputs\".*", ""))
                .isEqualTo(host.replaceFirst("\"inputs\".*", ""));
        session.matches("targets/second-machine");
    }

    @Test
    void whereNothingFitsThisMachineNothingIsLeftBehind() {
        Session session = project(root, "")
                .edit("cm.yaml", "engine@^1", "engine@^1#run.device=cuda")
                .on(OneLockForManyMachinesTest.captured("a6000-535"))
                .quietly("lock")
                .on(Machines.graviton3());
        Snapshot before = session.snapshot();
        session.cm("install", "--relock-for-host");
        before.isIntact();
        session.matches("targets/nothing-fits");
    }

    @Test
    void whereTargetsAreToAgreeTheNewOneTakesTheirVersions() {
        Session session = project(root, "policy: {unify: require}\n")
                .on(OneLockForManyMachinesTest.captured("a6000-535"))
                .quietly("lock");
        session.quietly(
                "publish", "--registry", "file:../registry", newer(session).toString());
        session.cm("target", "add", "cloud", "--preset", "aws-g5")
                .cm("lock", "--check")
                .matches("targets/agree");
    }

    private static Path newer(Session session) {
        return new PackageDirectory(
                        session.work().resolve("sources/newer"),
                        "package: {name: 'org.example:engine', version: 1.18.0, kind: tool}\n" + Fleet.WITHOUT_CUDA11)
                .text("what.txt", "1.18.0")
                .root();
    }

    /** {@code docs/guides/lock-for-another-machine.md}, step by step. */
    @Test
    void theGuideIsFollowed() {
        project(root, "")
                .comment("on the server")
                .on(OneLockForManyMachinesTest.captured("a6000-535"))
                .cm("platform", "export", "-o", "gpu-box.yaml", "--name", "gpu-box")
                .comment("on the laptop")
                .on(Machines.debian())
                .cm("target", "add", "gpu-box", "--platform", "gpu-box.yaml")
                .cm("target", "add", "cloud", "--preset", "aws-g5", "--set", "cuda.driver=550.54.14")
                .cm("tree", "--all-targets")
                .cm("lock", "--explain")
                .cm("target", "list", "--platform", "gpu-box.yaml")
                .comment("host fits there as well, and comes first")
                .cm("target", "remove", "host")
                .cm("target", "add", "host", "--host")
                .cm("target", "list", "--platform", "gpu-box.yaml")
                .comment("on the server")
                .on(OneLockForManyMachinesTest.captured("a6000-535"))
                .cm("install", "--locked")
                .matches("targets/guide");
    }
}
