package org.collectivemind.format.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.collectivemind.format.manifest.Manifest;
import org.collectivemind.format.manifest.ManifestReader;
import org.collectivemind.format.manifest.PackageManifest;
import org.collectivemind.format.manifest.ProjectManifest;
import org.collectivemind.format.name.PackageSpec;
import org.junit.jupiter.api.Test;

class DocumentedManifestsTest {
    @Test
    void everyPackageAsTextIsReadAndPrintedAsItIsWritten() {
        List<String> lines = DocumentationPage.read("reference/cm-yaml.md").blocks("packages").stream()
                .flatMap(String::lines)
                .toList();
        assertThat(lines)
                .isNotEmpty()
                .allSatisfy(line -> assertThat(PackageSpec.parse(line)).hasToString(line));
    }

    @Test
    void everyManifestInTheReferenceIsRead() {
        List<Manifest> manifests = new ArrayList<>();
        for (String page : List.of("reference/cm-yaml.md", "reference/registry.md")) {
            DocumentationPage.read(page)
                    .blocks("manifest")
                    .forEach(text ->
                            manifests.add(ManifestReader.read(text, page).manifest()));
        }
        assertThat(manifests).hasAtLeastOneElementOfType(PackageManifest.class);
        assertThat(manifests).hasAtLeastOneElementOfType(ProjectManifest.class);
    }
}
