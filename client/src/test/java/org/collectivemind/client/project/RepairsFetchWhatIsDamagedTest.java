package org.collectivemind.client.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.collectivemind.client.project.Repair.State;
import org.collectivemind.client.store.StoreVerification;
import org.collectivemind.client.store.StoreVerification.Kind;
import org.collectivemind.format.hash.Hasher;
import org.collectivemind.format.hash.Parts;
import org.collectivemind.testrepos.packages.PackageDirectory;
import org.collectivemind.testrepos.server.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepairsFetchWhatIsDamagedTest {
    private static final int LAST_PART = 1000;

    @TempDir
    Path root;

    private Site site;

    @BeforeEach
    void start() {
        site = new Site(root);
    }

    @AfterEach
    void stop() {
        site.close();
    }

    @Test
    void oneBadBitInABigFileCostsOnePart() throws IOException {
        String manifest = "package: {name: org.example:big, version: 1.0.0, kind: model}\n"
                + "variants: [{files: [weights.bin]}]\n";
        site.publish(
                "main",
                new PackageDirectory(root.resolve("big"), manifest)
                        .bytes("weights.bin", 1, (int) Parts.SIZE + LAST_PART));
        site.manifest("dependencies: [org.example:big]").lock();
        Path installed = site.install().environment().packages().get(0).root().resolve("weights.bin");
        var right = Hasher.of(installed);
        flip(installed, Parts.SIZE + 5);
        long before = sent();

        StoreVerification verification = site.store.verify();
        assertThat(verification.damages())
                .extracting(StoreVerification.Damage::kind)
                .containsExactly(Kind.BLOB, Kind.VIEW);
        assertThat(verification.damages().get(0).parts()).containsExactly(2);
        Repair.Report report = repair(verification);

        assertThat(report.settled()).extracting(Repair.Report.Settled::state).containsOnly(State.REPAIRED);
        assertThat(report.isComplete()).isTrue();
        assertThat(Hasher.of(installed)).isEqualTo(right);
        assertThat(sent() - before).isBetween((long) LAST_PART, 1L << 20);
        assertThat(site.store.verify().isClean()).isTrue();
    }

    @Test
    void whatOnlyTheViewHadIsMadeAnewWithoutAnybodyBeingAsked() throws IOException {
        Path installed = installedSmall();
        Path view = installed.getParent();
        Files.delete(installed);
        int requests = site.server.requests().size();
        StoreVerification verification = site.store.verify();
        assertThat(verification.damages())
                .extracting(StoreVerification.Damage::path)
                .containsExactly(view);
        assertThat(repair(verification).isComplete()).isTrue();
        assertThat(installed).exists();
        assertThat(site.server.requests()).hasSize(requests);
    }

    @Test
    void anUnreadableLockLeavesOpenWhatIsNeeded() throws IOException {
        flip(installedSmall(), 0);
        site.write("cm.lock", "{");
        Repair.Report report = repair(site.store.verify());
        assertThat(report.failures()).hasSize(1);
        assertThat(report.settled()).extracting(Repair.Report.Settled::state).containsOnly(State.FAILED);
        assertThat(report.isComplete()).isFalse();
    }

    private Path installedSmall() {
        site.publish("main", "org.example:a@1.0.0");
        site.manifest("dependencies: [org.example:a]").lock();
        return site.install().environment().packages().get(0).root().resolve("what.txt");
    }

    private Repair.Report repair(StoreVerification verification) {
        return new Repair(site.means(), directory -> site.lockedPayloads()).run(verification);
    }

    private long sent() {
        return site.server.requests().stream()
                .map(Request::path)
                .distinct()
                .filter(path -> path.contains("/big/1.0.0/"))
                .mapToLong(site.server::bytesSent)
                .sum();
    }

    /** As a disk does it: nobody is told. */
    private static void flip(Path file, long position) throws IOException {
        FileTime time = Files.getLastModifiedTime(file);
        file.toFile().setWritable(true);
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            bytes.seek(position);
            int value = bytes.read();
            bytes.seek(position);
            bytes.write(value ^ 1);
        }
        file.toFile().setReadOnly();
        Files.setLastModifiedTime(file, time);
    }
}
