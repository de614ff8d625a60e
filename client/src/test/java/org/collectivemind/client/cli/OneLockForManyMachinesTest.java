package org.collectivemind.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.collectivemind.client.platform.probe.Capture;
import org.collectivemind.client.platform.probe.Probe;
import org.collectivemind.client.platform.probe.RecordedProbe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scenarios S43 to S48 of hardware, as a user has them. */
class OneLockForManyMachinesTest {
    @TempDir
    Path root;

    private Session project(String manifest) {
        Session session = Session.in(root);
        session.silently(
                "project/cm.yaml", "project: {name: demo}\nregistries: {main: \"file:../registry\"}\n" + manifest);
        for (String[] machine : new String[][] {
            {"a6000", Fleet.A6000},
            {"t4", Fleet.OLD},
            {"two", Fleet.TWO_GPUS},
            {"graviton3", Fleet.GRAVITON3},
            {"m2", Fleet.M2},
            {"no-gpu", Fleet.NO_GPU}
        }) {
            session.silently("project/" + machine[0] + ".yaml", machine[1]);
        }
        return session;
    }

    /** A machine as the program saw it, under {@code src/test/captures}. */
    static Probe captured(String machine) {
        Path file = Path.of("src", "test", "captures", machine + ".yaml");
        try {
            return new RecordedProbe(Capture.read(Files.readString(file), file.toString()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Session threeTargets() {
        Session session = project("""
                targets:
                  a6000: {platform: a6000.yaml}
                  graviton3: {platform: graviton3.yaml}
                  m2: {platform: m2.yaml}
                dependencies: ['org.example:bench@^1']
                """);
        Shelf.beside(session)
                .put("engine@1.17.3", Fleet.EVERYTHING)
                .put("bench@1.0.0", "variants: [{files: [what.txt]}]\ndependencies: ['org.example:engine@^1']");
        return session.cd("project");
    }

    @Test
    void threeMachinesAreLockedAtOnceAndAgainWithTheSameBytes() {
        Session session = threeTargets();
        session.cm("lock").cat("cm.lock");
        String lock = session.read("cm.lock");
        session.cm("lock", "--check").cm("lock", "--explain").remove("cm.lock").cm("lock");

        assertThat(session.read("cm.lock")).isEqualTo(lock);
        session.matches("targets/three-machines");
    }

    @Test
    void aStrongerMachineInstallsTheSameBits() {
        Session session = threeTargets();
        session.on(captured("a6000-535"))
                .cm("install")
                .comment("the same directory, on a machine with a newer system, driver and device")
                .on(captured("h100"))
                .cm("install", "--locked")
                .cm("target", "list")
                .matches("targets/stronger");
    }

    @Test
    void aWeakerMachineIsRefusedAndOffersToLockForIt() {
        Session session = threeTargets();
        session.quietly("lock").comment("on a machine with the driver of 2021").on(captured("t4-470"));
        Snapshot before = session.snapshot();
        session.cm("install")
                .cm("install", "--json")
                .cm("install", "--relock-for-host", "--locked")
                .cm("install", "--relock-for-host", "--target", "a6000");
        before.isIntact();
        session.cm("install", "--relock-for-host")
                .cat("cm.yaml")
                .cm("lock", "--check")
                .cm("install", "--relock-for-host")
                .cm("target", "list")
                .on(captured("a6000-535"))
                .comment("where it was locked first, nothing changed")
                .cm("install", "--locked")
                .matches("targets/weaker");
    }

    @Test
    void aContainerWithoutTheDriversLibrariesHasNoGpu() {
        Session session = threeTargets();
        session.quietly("lock")
                .on(captured("container-no-nvml"))
                .cm("install")
                .comment("with a target for machines without a GPU")
                .cm("target", "add", "cpu", "--platform", "no-gpu.yaml")
                .cm("install")
                .matches("targets/container");
    }

    @Test
    void theNewestVersionComesFirstUnlessSomebodyWishesForAGpu() {
        Session session = project("targets: {t4: {platform: t4.yaml}}\ndependencies: ['org.example:engine@^1']\n");
        Shelf.beside(session).put("engine@1.17.3", Fleet.EVERYTHING).put("engine@1.18.0", Fleet.WITHOUT_CUDA11);
        session.cd("project")
                .cm("lock", "--explain")
                .edit("cm.yaml", "engine@^1", "engine@^1#run.device=cuda")
                .cm("lock")
                .matches("targets/version-or-variant");
    }

    @Test
    void buildsOfTwoCudnnsDoNotMeet() {
        Session session = project(
                "targets: {a6000: {platform: a6000.yaml}}\ndependencies: ['org.example:server@^1', 'org.example:torch@^2']\n");
        Shelf shelf = Shelf.beside(session);
        String both = """
                attributes: {cudnn: {values: ["9", "8"], default: "9", substitutable: true}}
                variants:
                  - {when: {cudnn: "9"}, files: [what.txt], coherent: [cudnn]}
                  - {when: {cudnn: "8"}, files: [what.txt], coherent: [cudnn]}
                """.replace("cudnn", "x.example.cudnn");
        shelf.put("torch@2.1.0", both).put("server@1.0.0", """
                        attributes: {x.example.cudnn: 8}
                        variants: [{files: [what.txt], coherent: [x.example.cudnn]}]
                        """);
        session.cd("project").cm("lock");
        shelf.put("server@1.1.0", """
                attributes: {x.example.cudnn: 9}
                variants: [{files: [what.txt], coherent: [x.example.cudnn]}]
                """).put("torch@2.2.0", """
                attributes: {x.example.cudnn: 8}
                variants: [{files: [what.txt], coherent: [x.example.cudnn]}]
                """);
        session.edit("cm.yaml", "torch@^2", "torch@==2.2.0")
                .edit("cm.yaml", "server@^1", "server@>=1.1")
                .cm("lock")
                .matches("targets/coherence");
    }

    private static final String LINUX = "variants: [{requires: 'os = linux', files: [what.txt]}]";
    private static final String MAC = "variants: [{requires: 'os = macos', files: [what.txt]}]";

    private Session onOneVersion(String dependencies) {
        return project("targets: {a6000: {platform: a6000.yaml}}\npolicy: {unify: require}\ndependencies: ["
                + dependencies + "]\n");
    }

    @Test
    void anAddedTargetMovesTheOthersWhereAllMustHaveOneVersion() {
        Session session = onOneVersion(
                "{package: 'org.example:uni', as: left}, {package: 'org.example:uni', as: right}, 'org.example:one'");
        Shelf shelf = Shelf.beside(session).put("uni@1.0", LINUX).put("one@1.0");
        session.cd("project").cm("lock");
        shelf.put("uni@2.0").put("one@2.0");
        session.cm("target", "add", "m2", "--platform", "m2.yaml")
                .cm("lock", "--check")
                .matches("targets/one-version-added");
    }

    @Test
    void whereNoOneVersionFitsAllTargetsThatIsSaid() {
        Session session = onOneVersion("'org.example:uni'");
        Shelf.beside(session).put("uni@1.0", LINUX).put("uni@2.0", MAC);
        session.cd("project").cm("lock");
        Snapshot before = session.snapshot();
        session.cm("target", "add", "m2", "--platform", "m2.yaml");
        before.isIntact();
        session.matches("targets/no-one-version");
    }

    @Test
    void anEmulatedProgramIsTakenWithAWarningThatTheLockKeeps() {
        Session session = project("targets: {m2: {platform: m2.yaml}}\ndependencies: ['org.example:old@^1']\n");
        Shelf.beside(session)
                .put("old@1.0.0", "variants: [{requires: \"os = macos and arch = x86_64\", files: [what.txt]}]");
        session.cd("project")
                .cm("lock")
                .cat("cm.lock")
                .cm("install", "--platform", "m2.yaml")
                .matches("targets/emulated");
    }

    @Test
    void whatNobodyKnowsIsNotTakenForTrue() {
        Session session = threeTargets();
        session.quietly("lock");
        session.silently(
                        "unsure.yaml",
                        Fleet.A6000
                                .replace("driver: 535.104.05, api: \"12.2\"", "toolkit: \"12.4\"")
                                .replace("name: a6000", "name: unsure"))
                .cm("install", "--platform", "unsure.yaml", "--target", "a6000")
                .cm("install", "--platform", "unsure.yaml", "--set", "cuda.driver=535.104.05")
                .matches("targets/unknown");
    }

    @Test
    void everyDeviceHasToDoWhereTheProjectSaysSo() {
        Session session = project("""
                targets: {a6000: {platform: a6000.yaml}}
                policy: {devices: all}
                dependencies: ['org.example:engine@^1#cuda.toolkit=12.2']
                """);
        Shelf.beside(session).put("engine@1.17.3", Fleet.EVERYTHING);
        session.cd("project")
                .cm("lock")
                .cm("install", "--platform", "two.yaml")
                .edit("cm.yaml", "devices: all", "devices: any")
                .cm("install", "--platform", "two.yaml")
                .matches("targets/all-devices");
    }

    @Test
    void aTargetMayBeTakenThoughItDoesNotFit() {
        Session session = threeTargets();
        session.cm("install", "--platform", "t4.yaml", "--target", "a6000", "--assume")
                .comment("the environment remembers that it was assumed")
                .cm("run", "--platform", "t4.yaml", "sh", "-c", "exit 0")
                .cm("run", "--platform", "t4.yaml", "--target", "a6000", "--assume", "sh", "-c", "exit 0")
                .matches("targets/assumed");
    }
}
