package org.collectivemind.format.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.collectivemind.format.archive.HostileArchive;
import org.junit.jupiter.api.Test;

class DocumentedArchiveRulesTest {
    @Test
    void everyRuleOfExtractionIsInTheTable() {
        assertThat(DocumentationPage.read("reference/store.md").rows("archive-rules"))
                .extracting(row -> row.get(0))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(HostileArchive.Rule.values())
                        .map(Enum::name)
                        .toList());
    }
}
