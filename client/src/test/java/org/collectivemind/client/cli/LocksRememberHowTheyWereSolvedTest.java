package org.collectivemind.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.collectivemind.client.platform.Machines;
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
