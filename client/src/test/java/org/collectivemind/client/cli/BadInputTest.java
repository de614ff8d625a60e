package org.collectivemind.client.cli;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in the project's own files is wrong. */
class BadInputTest {
    @TempDir
    Path root;

    private Session session;

    @BeforeEach
    void install() {
        session = Session.inProject(root, "org.example:benchmark@^2.0.0").quietly("install");
    }

    /** Neither command touches a file that it cannot read. */
    private void bothRefuse(String golden) {
        Snapshot before = session.snapshot();
        session.cm("lock").cm("install");
        before.isIntact();
        session.matches("bad-input/" + golden);
    }

    @Test
    void aKeyThatNobodyKnows() {
        session.edit("cm.yaml", "dependencies:", "dependancies:");
        bothRefuse("manifest-unknown-key");
    }

    @Test
    void aTabInTheManifest() {
        session.edit("cm.yaml", "  name: demo", "\tname: demo");
        bothRefuse("manifest-tab");
    }

    @Test
    void aKeyThatIsThereTwice() {
        session.edit("cm.yaml", "targets: [host]", "targets: [host]\ntargets: [host]");
        bothRefuse("manifest-duplicate-key");
    }

    @Test
    void aManifestThatStopsInTheMiddle() {
        session.edit("cm.yaml", "targets: [host]", "targets: [host");
        bothRefuse("manifest-cut-off");
    }

    @Test
    void aConstraintThatIsNone() {
        session.edit("cm.yaml", "benchmark@^2.0.0", "benchmark@^2.0.0,<");
        bothRefuse("manifest-constraint");
    }

    @Test
    void anUnfinishedMergeInTheLock() {
        String lock = session.read("cm.lock");
        session.comment("Git left both sides of a merge in cm.lock")
                .silently("cm.lock", "<<<<<<< HEAD\n" + lock + "=======\n" + lock + ">>>>>>> topic\n");
        Snapshot before = session.snapshot();
        session.cm("install");
        before.isIntact();
        session.cm("lock").cm("install").matches("bad-input/lock-merge-conflict");
    }

    @Test
    void aLockWithoutOneOfItsHashes() {
        String lock = session.read("cm.lock");
        session.comment("somebody took a sha256 out of cm.lock")
                .silently("cm.lock", lock.replaceFirst(", \"sha256\": \"[0-9a-f]{64}\"", ""));
        bothRefuse("lock-stripped-hash");
    }

    @Test
    void aLockWithAWeakerHash() {
        String lock = session.read("cm.lock");
        session.comment("somebody put an md5 into cm.lock")
                .silently(
                        "cm.lock",
                        lock.replaceFirst(
                                "\"sha256\": \"[0-9a-f]{64}\"", "\"md5\": \"d41d8cd98f00b204e9800998ecf8427e\""));
        bothRefuse("lock-weak-hash");
    }

    @Test
    void aLockOfALaterFormat() {
        session.edit("cm.lock", "\"cm-lock\": 3,", "\"cm-lock\": 9,");
        bothRefuse("lock-later-format");
    }

    @Test
    void aLockThatStopsInTheMiddle() {
        String lock = session.read("cm.lock");
        session.comment("the end of cm.lock is lost").silently("cm.lock", lock.substring(0, lock.length() / 2));
        bothRefuse("lock-cut-off");
    }
}
