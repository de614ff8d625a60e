package org.collectivemind.format.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.platform.PlatformFile;
import org.collectivemind.format.platform.Presets;
import org.junit.jupiter.api.Test;

class DocumentedPlatformsTest {
    private static final String PAGE = "reference/platforms.md";

    @Test
    void thePlatformFileIsRead() {
        DocumentationPage.read(PAGE)
                .blocks("platform")
                .forEach(
                        text -> assertThat(PlatformFile.read(text, "a6000.yaml").facts())
                                .containsKey(AttributeKey.parse("cuda.driver")));
    }

    @Test
    void theTableOfPresetsIsTheirList() {
        assertThat(DocumentationPage.read(PAGE).rows("presets"))
                .isEqualTo(Presets.all().stream()
                        .map(preset -> List.of(preset.name(), preset.group(), preset.description()))
                        .toList());
    }
}
