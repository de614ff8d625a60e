package org.collectivemind.client.registry.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.MavenArtifact;
import org.collectivemind.format.release.Release;
import org.collectivemind.format.release.Variant;
import org.collectivemind.format.release.VariantId;
import org.collectivemind.resolver.request.VariantEntry;
import org.collectivemind.testrepos.maven.PomDependency;
import org.junit.jupiter.api.Test;

class MavenClassifiersAreVariantsTest extends MavenRegistryScenario {
    @Test
    void aWishedClassifierIsTheVariant() {
        writer.artifact(ENGINE, "1.0")
                .jar(Map.of("a", "b"))
                .classified("linux-x86_64", Map.of("native", "code"))
                .publish();
        MavenRegistry registry = registry(wish("linux-x86_64"));

        VariantEntry entry = registry.versions(PackageName.parse(ENGINE))
                .orElseThrow()
                .versions()
                .get(0)
                .variants()
                .get(0);
        Variant variant = registry.release(coordinate(ENGINE + ":1.0"))
                .variant(entry.id())
                .orElseThrow();

        assertThat(entry.attributes()).hasToString("maven.classifier=linux-x86_64");
        assertThat(variant.attributes()).isEqualTo(entry.attributes());
        assertThat(paths(variant)).containsExactly("lib/engine-1.0-linux-x86_64.jar");
    }

    @Test
    void placeholdersAreFilledForEachMachineInTheSpellingThatIsPublished() {
        writer.artifact(ENGINE, "1.0")
                .classified("linux-x86_64", Map.of("native", "code"))
                .classified("macosx-arm64", Map.of("native", "more code"))
                .publish();
        MavenRegistry registry = registry(wish("{os}-{arch}"));

        assertThat(registry.versions(PackageName.parse(ENGINE))
                        .orElseThrow()
                        .versions()
                        .get(0)
                        .variants())
                .extracting(
                        variant -> variant.id() + " if " + variant.requires().text())
                .contains("linux-x86_64 if os = linux and arch = x86_64")
                .hasSize(6);
        assertThat(registry.release(coordinate(ENGINE + ":1.0")).variants())
                .extracting(variant -> variant.id() + " " + paths(variant))
                .containsExactly(
                        "linux-x86_64 [lib/engine-1.0-linux-x86_64.jar]",
                        "macos-aarch64 [lib/engine-1.0-macosx-arm64.jar]");
    }

    @Test
    void onlyTheWantedVariantsAreFetched() {
        writer.artifact(ENGINE, "1.0")
                .classified("linux-x86_64", Map.of("native", "code"))
                .classified("osx-x86_64", Map.of("native", "more code"))
                .publish();

        registry(wish("{os}-{arch}")).release(coordinate(ENGINE + ":1.0"), Set.of(new VariantId("linux-x86_64")));

        assertThat(fetched).containsExactly(MavenArtifact.parse("org.example:engine:1.0:linux-x86_64"));
    }

    @Test
    void aFileAskedForByClassifierComesWithTheOneWhoAsks() {
        writer.artifact(ENGINE, "1.0")
                .jar(Map.of("a", "b"))
                .depends("org.example:native", "2.0")
                .depends(PomDependency.on("org.example:native", "2.0").withClassifier("linux-x86_64"))
                .depends(PomDependency.on("org.example:model", "[1,2)").withType("zip"))
                .publish()
                .artifact("org.example:native", "2.0")
                .depends("org.example:base", "1")
                .classified("linux-x86_64", Map.of("native", "code"))
                .publish()
                .artifact("org.example:model", "1.0")
                .depends("org.example:weights", "1")
                .file("", "zip", new byte[] {1})
                .publish()
                .artifact("org.example:model", "1.5-rc1")
                .publish();

        Release release = registry().release(coordinate(ENGINE + ":1.0"));

        assertThat(paths(release.variants().get(0)))
                .containsExactly("lib/engine-1.0.jar", "lib/model-1.0.zip", "lib/native-2.0-linux-x86_64.jar");
        assertThat(classPath(release.variants().get(0)))
                .containsExactly("lib/engine-1.0.jar", "lib/native-2.0-linux-x86_64.jar");
        assertThat(release.relations().dependencies())
                .extracting(dependency -> dependency.packages().get(0).name().name())
                .containsExactly("native", "weights");
    }
}
