package org.collectivemind.format.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ManifestSurvivesPrintingTest {
    static Stream<String> accepted() {
        return SampleManifests.accepted();
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void aSampleIsReadBackAsItWasPrinted(String name) {
        assertThatItSurvives(SampleManifests.manifest(name));
    }

    @Property(tries = 200)
    void anyPackageIsReadBackAsItWasPrinted(@ForAll("packages") PackageManifest manifest) {
        assertThatItSurvives(manifest);
    }

    @Property(tries = 200)
    void anyProjectIsReadBackAsItWasPrinted(@ForAll("projects") ProjectManifest manifest) {
        assertThatItSurvives(manifest);
    }

    private static void assertThatItSurvives(Manifest manifest) {
        String printed = ManifestWriter.write(manifest);
        Manifest read = ManifestReader.read(printed, "cm.yaml").manifest();

        assertThat(read).as(printed).isEqualTo(manifest);
        assertThat(ManifestWriter.write(read)).isEqualTo(printed);
    }

    @Provide
    Arbitrary<PackageManifest> packages() {
        return ManifestArbitraries.packages();
    }

    @Provide
    Arbitrary<ProjectManifest> projects() {
        return ProjectArbitraries.projects();
    }
}
