package org.collectivemind.client.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.collectivemind.format.archive.EntryPath;
import org.collectivemind.format.archive.HostileArchive.Rule;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.hash.Hasher;
import org.collectivemind.format.release.Payload;
import org.collectivemind.testrepos.archive.ArchiveKind;
import org.collectivemind.testrepos.archive.HostileArchive;
import org.collectivemind.testrepos.archive.HostileArchives;
import org.collectivemind.testrepos.archive.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class HostileArchivesAreRefusedTest {
    private static final SafeExtractor EXTRACTOR = new SafeExtractor(Limits.DEFAULT);

    @TempDir
    Path directory;

    static List<HostileArchive> rejected() {
        return withVerdict(Verdict.REJECT);
    }

    static List<HostileArchive> sanitised() {
        return withVerdict(Verdict.SANITISE);
    }

    @ParameterizedTest
    @MethodSource("rejected")
    void everyAttackIsRefusedByARule(HostileArchive attack) {
        assertRefused(attack, () -> extract(attack, new ListingSink()));
    }

    @ParameterizedTest
    @MethodSource("rejected")
    void everyAttackIsRefusedWhileItArrives(HostileArchive attack) {
        byte[] bytes = attack.bytes();
        assertRefused(attack, () -> {
            if (attack.kind() == ArchiveKind.ZIP) {
                // No zip is read so: its directory comes last.
                EXTRACTOR.extract(
                        attack.fileName(),
                        new CountedBytes(bytes),
                        Payload.Format.ZIP,
                        Selection.everything(),
                        new ListingSink());
            } else {
                EXTRACTOR.extract(
                        attack.fileName(),
                        new ByteArrayInputStream(bytes),
                        bytes.length,
                        format(attack),
                        Selection.everything(),
                        new ListingSink());
            }
        });
    }

    /**
     * A lock pins one file that a lenient reader finds in a hostile zip. By ranges it is refused, or given exactly. Only names
     * that collide with what is not wanted pass, as they do in any jar.
     */
    @Test
    void whatIsPinnedOfAnAttackComesOutAsItIsPinnedOrNotAtAll() throws IOException {
        Set<String> passed = new TreeSet<>();
        for (HostileArchive attack : rejected()) {
            if (attack.kind() != ArchiveKind.ZIP) {
                continue;
            }
            byte[] bytes = attack.bytes();
            for (Map.Entry<EntryPath, Expected> pin : leniently(bytes).entrySet()) {
                ListingSink sink = new ListingSink();
                try {
                    EXTRACTOR.extract(
                            attack.fileName(),
                            new CountedBytes(bytes),
                            Payload.Format.ZIP,
                            new Selection.Pinned(Map.of(pin.getKey(), pin.getValue())),
                            sink);
                    passed.add(attack.name());
                } catch (org.collectivemind.format.archive.HostileArchive refused) {
                    assertThat(refused.archive()).isEqualTo(attack.fileName());
                }
                assertThat(sink.files()).allSatisfy(file -> {
                    assertThat(file.path()).isEqualTo(pin.getKey());
                    assertThat(file.sha256()).isEqualTo(pin.getValue().sha256());
                });
            }
        }
        assertThat(passed).containsExactly("case", "nfc-nfd");
    }

    @ParameterizedTest
    @MethodSource("sanitised")
    void whatIsMerelyOddIsReadWithoutTheOddity(HostileArchive odd) {
        ListingSink files = new ListingSink();
        if (odd.kind() == ArchiveKind.TAR_ZST) {
            // Our own format has no room for oddities.
            assertThatThrownBy(() -> extract(odd, files))
                    .isInstanceOf(org.collectivemind.format.archive.HostileArchive.class);
            return;
        }
        assertThatCode(() -> extract(odd, files)).as(odd.why()).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource(ArchiveKind.class)
    void tooManyFilesAreRefused(ArchiveKind kind) {
        SafeExtractor strict = new SafeExtractor(Limits.DEFAULT.withEntries(5_000));
        HostileArchive many = HostileArchives.manyFiles(kind, 5_001);
        assertThatThrownBy(() -> extract(strict, many, new ListingSink()))
                .isInstanceOfSatisfying(
                        org.collectivemind.format.archive.HostileArchive.class,
                        failure -> assertThat(failure.rule()).isIn(Rule.TOO_MANY_ENTRIES, Rule.NOT_CANONICAL));
    }

    @ParameterizedTest
    @EnumSource(ArchiveKind.class)
    void directoriesWithoutEndAreRefused(ArchiveKind kind) {
        assertThatThrownBy(() -> extract(HostileArchives.deep(kind, 200), new ListingSink()))
                .isInstanceOf(org.collectivemind.format.archive.HostileArchive.class);
    }

    @Test
    void aFileThatCannotBeReadIsNotCalledHostile() {
        assertThatThrownBy(() -> EXTRACTOR.extract(
                        "gone.zip",
                        directory.resolve("gone.zip"),
                        Payload.Format.ZIP,
                        Selection.everything(),
                        new ListingSink()))
                .isInstanceOf(UnreadableArchive.class);
    }

    private static void assertRefused(HostileArchive attack, ThrowingCallable extraction) {
        assertThatThrownBy(extraction)
                .as(attack.why())
                .isInstanceOfSatisfying(org.collectivemind.format.archive.HostileArchive.class, failure -> {
                    assertThat(failure.archive()).isEqualTo(attack.fileName());
                    assertThat(failure.getMessage() + failure.details()).doesNotContainPattern("[\\p{Cntrl}\\u202e]");
                });
    }

    /** The small files that commons-compress finds under safe names. */
    private static Map<EntryPath, Expected> leniently(byte[] zip) {
        Map<EntryPath, Expected> found = new HashMap<>();
        try (ZipFile file = ZipFile.builder().setByteArray(zip).get()) {
            for (ZipArchiveEntry entry : Collections.list(file.getEntries())) {
                try (InputStream content = file.getInputStream(entry)) {
                    byte[] bytes = content.readNBytes(1 << 20);
                    found.put(EntryPath.parse(entry.getName()), new Expected(bytes.length, Hasher.of(bytes)));
                } catch (IOException | CmException unreadable) {
                    // Not what a lock would pin.
                }
            }
        } catch (IOException | RuntimeException noZip) {
            return Map.of();
        }
        return found;
    }

    private void extract(HostileArchive archive, EntrySink sink) {
        extract(EXTRACTOR, archive, sink);
    }

    private void extract(SafeExtractor extractor, HostileArchive archive, EntrySink sink) {
        extractor.extract(
                archive.fileName(), archive.writeInto(directory), format(archive), Selection.everything(), sink);
    }

    private static Payload.Format format(HostileArchive archive) {
        return Payload.Format.valueOf(archive.kind().name());
    }

    private static List<HostileArchive> withVerdict(Verdict verdict) {
        return HostileArchives.all().stream()
                .filter(archive -> archive.verdict() == verdict)
                .toList();
    }
}
