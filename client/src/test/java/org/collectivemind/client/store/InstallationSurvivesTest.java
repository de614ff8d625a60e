package org.collectivemind.client.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.collectivemind.client.archive.Limits;
import org.collectivemind.client.archive.SafeExtractor;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.hash.Parts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class InstallationSurvivesTest {
    /** Of the sample as it is. */
    private static final String SIZE = "" + (2 << 20);

    @TempDir
    Path root;

    private SampleVariant sample = new SampleVariant();

    @ParameterizedTest
    @EnumSource(CommitStep.class)
    void beingKilledAtEachStep(CommitStep step) throws Exception {
        boolean often = step == CommitStep.BLOB_WRITTEN || step == CommitStep.BLOB_COMMITTED;
        int size = step == CommitStep.PARTS_LISTED ? (int) Parts.SIZE + 1 : 1 << 20;
        sample = new SampleVariant(size);
        assertThat(InstallProcess.start(step + (often ? ":7" : ""), root, "1", "" + size)
                        .waitFor())
                .isEqualTo(FailPoint.KILLED);

        Store store = Store.open(root);
        assertThat(store.verify().isClean()).isTrue();
        assertInstalls(store);
    }

    @Test
    void aFailPointThatDoesNotExistIsNotPassedOver() {
        assertThatThrownBy(() -> FailPoint.parse("BLOB_RENAMED:2"))
                .isInstanceOf(MalformedText.class)
                .hasMessageContaining("BLOB_COMMITTED");
    }

    @Test
    void eightThreadsInEachOfTwoProcessesDoingTheSame() throws Exception {
        List<Process> processes =
                List.of(InstallProcess.start("", root, "8", SIZE), InstallProcess.start("", root, "8", SIZE));
        for (Process process : processes) {
            assertThat(process.waitFor()).isZero();
        }
        Store store = Store.open(root);
        StoreStatistics statistics = store.statistics();
        assertThat(statistics.views()).isEqualTo(1);
        assertThat(statistics.partials()).isZero();
        assertInstalls(store);
    }

    private void assertInstalls(Store store) throws IOException {
        View view = new VariantInstall(store, new SafeExtractor(Limits.DEFAULT))
                .install(SampleVariant.NAME, sample.payloads, sample.files, payload -> sample.fetched(store, payload));
        for (var content : sample.contents.entrySet()) {
            assertThat(Files.readAllBytes(view.directory().resolve(content.getKey())))
                    .isEqualTo(content.getValue());
        }
        assertThat(store.verify().isClean()).isTrue();
    }
}
