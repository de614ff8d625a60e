package org.collectivemind.client.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.collectivemind.format.archive.HostileArchive.Rule;
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
        assertThatThrownBy(() -> extract(attack, new ListingSink()))
                .as(attack.why())
                .isInstanceOfSatisfying(org.collectivemind.format.archive.HostileArchive.class, failure -> {
                    assertThat(failure.archive()).isEqualTo(attack.fileName());
                    assertThat(failure.getMessage() + failure.details()).doesNotContainPattern("[\\p{Cntrl}\\u202e]");
                });
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
