package org.collectivemind.client.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.collectivemind.client.transfer.TransferInterrupted;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.Hasher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ADownloadHasOneOwnerTest {
    private static final Digest BLOB = Hasher.of(ClaimProcess.CONTENT);
    private static final ProcessId US = ProcessId.current();

    @TempDir
    Path root;

    @Test
    void afterItsCommitNothingIsLeftOfIt() throws IOException {
        Store store = Store.open(root);
        try (Claim claim = store.claim(BLOB)) {
            assertThat(claim.isResumable()).isFalse();
            Files.write(claim.data(), ClaimProcess.CONTENT);
            assertThat(claim.isStillMine()).isTrue();
            store.commit(claim.data(), BLOB, ClaimProcess.CONTENT.length);
        }
        assertThat(Files.isRegularFile(store.blob(BLOB))).isTrue();
        assertThat(store.partials()).isEmptyDirectory();
    }

    @Test
    void whatTurnedOutToBeOfNoUseIsDiscarded() throws IOException {
        Store store = Store.open(root);
        try (Claim claim = store.claim(BLOB)) {
            Files.write(claim.data(), ClaimProcess.CONTENT);
            claim.discard();
        }
        assertThat(store.partials()).isEmptyDirectory();
    }

    @Test
    void whatAFailedDownloadLeavesIsGoneOnWithAndItsJournal() throws IOException {
        Store store = Store.open(root);
        try (Claim claim = store.claim(BLOB)) {
            Files.write(claim.data(), new byte[5]);
            Files.write(journal(claim), new byte[1]);
        }
        try (Claim claim = store.claim(BLOB)) {
            assertThat(claim.isResumable()).isTrue();
            assertThat(claim.data()).hasBinaryContent(new byte[5]);
            assertThat(journal(claim)).exists();
        }
    }

    @Test
    void aSecondThreadWaitsForTheFirstAndFindsTheBlob() throws Exception {
        Store store = Store.open(root);
        CompletableFuture<Boolean> second;
        try (Claim claim = store.claim(BLOB)) {
            second = CompletableFuture.supplyAsync(() -> {
                try (Claim waited = Store.open(root).claim(BLOB)) {
                    return Files.isRegularFile(store.blob(BLOB)) && !waited.isResumable();
                }
            });
            Files.write(claim.data(), ClaimProcess.CONTENT);
            assertThat(second).isNotDone();
            store.commit(claim.data(), BLOB, ClaimProcess.CONTENT.length);
        }
        assertThat(second.get()).isTrue();
        assertThat(store.partials()).isEmptyDirectory();
    }

    @Test
    void whoWaitsCanBeInterrupted() {
        Store store = Store.open(root);
        try (Claim claim = store.claim(BLOB)) {
            assertThat(claim.isResumable()).isFalse();
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> store.claim(BLOB)).isInstanceOf(TransferInterrupted.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"locks", "nolocks"})
    void aKilledProcessLeavesItsDownloadToTheNext(String locks) throws Exception {
        try (ClaimProcess killed = ClaimProcess.start(root, BLOB, locks, "hold")) {
            killed.line();
            killed.signal("KILL");
            Store store = ClaimProcess.store(root, locks.equals("locks"));
            try (Claim claim = store.claim(BLOB)) {
                assertThat(claim.isResumable()).isTrue();
                assertThat(claim.data()).hasBinaryContent(ClaimProcess.CONTENT);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"locks", "nolocks"})
    void aSuspendedProcessKeepsItsDownloadAndDoesNotHoldUpOthers(String locks) throws Exception {
        try (ClaimProcess suspended = ClaimProcess.start(root, BLOB, locks, "hold")) {
            Path theirs = Path.of(suspended.line());
            suspended.signal("STOP");
            Store store = ClaimProcess.store(root, locks.equals("locks"));
            try (Claim claim = store.claim(BLOB)) {
                assertThat(claim.isResumable()).isFalse();
                assertThat(claim.data()).isNotEqualTo(theirs);
                assertThat(theirs).hasBinaryContent(ClaimProcess.CONTENT);
            }
            suspended.signal("KILL");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"locks", "nolocks"})
    void sixteenProcessesNeverWriteToOneFile(String locks) throws Exception {
        List<ClaimProcess> processes = new ArrayList<>();
        try {
            for (int i = 0; i < 16; i++) {
                processes.add(ClaimProcess.start(root, BLOB, locks, "download"));
            }
            List<String[]> writes = new ArrayList<>();
            for (ClaimProcess process : processes) {
                String said = process.line();
                assertThat(process.waitFor()).isZero();
                if (!said.equals("done")) {
                    writes.add(said.split(" "));
                }
            }
            assertOneAtATime(writes);
            assertThat(ClaimProcess.store(root, true).verify().isClean()).isTrue();
            assertThat(root.resolve("v1/partial")).isEmptyDirectory();
            if (locks.equals("locks")) {
                assertThat(writes).hasSize(1);
            }
        } finally {
            processes.forEach(ClaimProcess::close);
        }
    }

    private static void assertOneAtATime(List<String[]> writes) {
        writes.sort(Comparator.<String[], String>comparing(write -> write[0])
                .thenComparingLong(write -> Long.parseLong(write[1])));
        for (int i = 1; i < writes.size(); i++) {
            if (writes.get(i)[0].equals(writes.get(i - 1)[0])) {
                assertThat(Long.parseLong(writes.get(i)[1])).isGreaterThan(Long.parseLong(writes.get(i - 1)[2]));
            }
        }
    }

    @Test
    void aLaterProcessWithTheSameNumberIsNotTheOwner() throws IOException {
        left(new ProcessId(US.host(), US.boot(), US.namespace(), US.pid(), US.start() + "0"), Duration.ZERO);
        try (Claim claim = impatient().claim(BLOB)) {
            assertThat(claim.isResumable()).isTrue();
        }
    }

    @Test
    void oneThatRunsIsNotRobbedHoweverLongItIsSilent() throws IOException {
        left(US, Duration.ofDays(1));
        try (Claim claim = impatient().claim(BLOB)) {
            assertThat(claim.isResumable()).isFalse();
        }
    }

    @Test
    void afterARestartOfTheMachineADownloadGoesOn() throws IOException {
        assumeTrue(!US.boot().isEmpty(), "this kernel tells its boots apart");
        ProcessId before = new ProcessId(US.host(), UUID.randomUUID().toString(), US.namespace(), US.pid(), "1");
        left(before, Duration.ofSeconds(5));
        try (Claim claim = impatient().claim(BLOB)) {
            assertThat(claim.isResumable())
                    .as("it may be a twin of this machine")
                    .isFalse();
        }
        left(before, Duration.ofMinutes(1));
        try (Claim claim = impatient().claim(BLOB)) {
            assertThat(claim.isResumable()).isTrue();
        }
    }

    @Test
    void ofAnotherMachineThatIsSilentForLongTheContentIsCopied() throws IOException {
        ProcessId elsewhere = new ProcessId("other", UUID.randomUUID().toString(), US.namespace(), US.pid(), "1");
        Path theirs = left(elsewhere, Duration.ofSeconds(100));
        try (Claim claim = impatient().claim(BLOB)) {
            assertThat(claim.isResumable()).isFalse();
        }
        age(theirs.resolveSibling("owner"), Duration.ofMinutes(3));
        Object inode = Files.getAttribute(theirs, "unix:ino");
        try (Claim claim = impatient().claim(BLOB)) {
            assertThat(claim.isResumable()).isTrue();
            assertThat(claim.data()).hasBinaryContent(sparse());
            assertThat(Files.getAttribute(claim.data(), "unix:ino")).isNotEqualTo(inode);
            assertThat(theirs).doesNotExist();
        }
    }

    @Test
    void anOwnerInAFormatOfTheFutureIsLeftAloneWhileItLives() throws IOException {
        Path theirs = left(US, Duration.ZERO);
        Files.writeString(theirs.resolveSibling("owner"), "cm-owner 2\n");
        try (Claim claim = impatient().claim(BLOB)) {
            assertThat(claim.isResumable()).isFalse();
        }
        assertThat(theirs).exists();
    }

    @Test
    void whoWasRobbedInItsSleepIsTold() throws IOException {
        Store store = Store.open(root);
        try (Claim claim = store.claim(BLOB)) {
            Files.write(claim.data(), ClaimProcess.CONTENT);
            Files.move(claim.data().getParent(), root.resolve("taken"));
            assertThat(claim.isStillMine()).isFalse();
        }
        assertThat(store.partials()).isEmptyDirectory();
    }

    /** An area as a process leaves it that is gone for all we see. @return its data */
    private Path left(ProcessId owner, Duration silence) throws IOException {
        UUID nonce = UUID.randomUUID();
        Path area = Files.createDirectories(
                root.resolve("v1/partial").resolve(BLOB.hex()).resolve(nonce.toString()));
        Files.write(area.resolve("owner"), new Owner(owner, nonce).bytes());
        age(area.resolve("owner"), silence);
        return Files.write(area.resolve("data"), sparse());
    }

    private static byte[] sparse() {
        byte[] bytes = new byte[300_000];
        bytes[70_000] = 1;
        return bytes;
    }

    private static void age(Path file, Duration age) throws IOException {
        Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis() - age.toMillis()));
    }

    private Store impatient() {
        return ClaimProcess.store(root, true);
    }

    private static Path journal(Claim claim) {
        return claim.data().resolveSibling("data.journal");
    }
}
