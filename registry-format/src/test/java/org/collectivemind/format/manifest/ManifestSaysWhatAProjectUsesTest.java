package org.collectivemind.format.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.platform.Overrides;
import org.collectivemind.format.platform.Platform;
import org.junit.jupiter.api.Test;

class ManifestSaysWhatAProjectUsesTest {
    private final ProjectManifest project = (ProjectManifest) SampleManifests.manifest("project.yaml");

    @Test
    void registriesInTheOrderTheyAreAsked() {
        assertThat(project.registries())
                .containsExactly(
                        registry("team", new RegistryLocation.Cm("https://registry.example/cm")),
                        registry("local", new RegistryLocation.Cm("file:../registry")),
                        registry(
                                "microsoft",
                                new RegistryLocation.Cm("http://127.0.0.1:8080/r"),
                                "com.microsoft",
                                "com.microsoft.*"),
                        registry("central", new RegistryLocation.PlainMaven("central", ""), "*"),
                        registry("mirror", new RegistryLocation.PlainMaven("mirror", "https://mirror.example/maven2")));
    }

    private static RegistryDeclaration registry(String alias, RegistryLocation location, String... groups) {
        return new RegistryDeclaration(new RegistryAlias(alias), location, List.of(groups));
    }

    @Test
    void targetsAreThisMachineAFileOrFacts() {
        assertThat(project.targets())
                .extracting(target -> target.name().text())
                .containsExactly("here", "server", "board");
        assertThat(project.targets().get(0).source()).isInstanceOf(TargetDeclaration.Source.Host.class);
        assertThat(project.targets().get(1).source())
                .isEqualTo(new TargetDeclaration.Source.PlatformFile("platforms/server.yaml", Overrides.NONE));
        Platform board =
                ((TargetDeclaration.Source.Inline) project.targets().get(2).source()).platform();
        assertThat(board.name()).isEqualTo("board");
        assertThat(board.fact(AttributeKey.parse("arch")).known().orElseThrow().text())
                .isEqualTo("aarch64");
        assertThat(board.devices()).hasSize(1);
    }

    @Test
    void aProjectWithoutTargetsIsLockedForThisMachine() {
        ProjectManifest plain = (ProjectManifest)
                ManifestReader.read("project: {name: x}", "cm.yaml").manifest();

        assertThat(plain.targets())
                .containsExactly(new TargetDeclaration(TargetName.HOST, new TargetDeclaration.Source.Host()));
        assertThat(SampleManifests.manifest("project-of-nothing.yaml"))
                .isEqualTo(new ProjectManifest(
                        "2026", List.of(), plain.targets(), List.of(), Policy.DEFAULT, ProjectManifest.noScripts()));
    }

    @Test
    void policyAndScripts() {
        assertThat(project.policy())
                .isEqualTo(new Policy(
                        new TreeSet<>(Set.of(PackageName.parse("a:b"))), Attributes.parse("ml.precision=int8")));
        assertThat(project.scripts()).isEqualTo(new TreeMap<>(Map.of("bench", "python3 bench.py --all")));
        assertThat(project.dependencies())
                .extracting(Object::toString)
                .containsExactly("org.mlcommons:resnet50@^1.5 || 2.0.*", "a:b");
    }

    @Test
    void aPolicyCutsOffByDateAndAge() {
        Policy strict = ((ProjectManifest) SampleManifests.manifest("project-with-policy.yaml")).policy();
        assertThat(strict.resolution()).isEqualTo(ResolutionMode.LOWEST_DIRECT);
        assertThat(strict.unify()).isEqualTo(Unify.REQUIRE);
        assertThat(strict.excludeNewer()).contains(Instant.parse("2026-11-01T23:59:59.999999999Z"));
        assertThat(strict.minimumAge()).contains(Duration.ofDays(14));
        assertThat(strict.overrides())
                .extracting(Object::toString)
                .containsExactly("org.a:x@==1.2.3", "org.a:y@==1#os=linux");
        assertThat(strict.constraints()).extracting(Object::toString).containsExactly("org.a:z@<2", "org.a:z@>=1");
        assertThat(strict.excludes()).extracting(Object::toString).containsExactly("org.a:w");
    }

    @Test
    void aTimeWithAnOffsetIsAnInstant() {
        assertThat(CutoffText.parse("2026-11-01T09:30:00+02:00")).isEqualTo(Instant.parse("2026-11-01T07:30:00Z"));
        assertThat(CutoffText.of(Instant.parse("2026-11-01T07:30:00Z"))).isEqualTo("2026-11-01T07:30:00Z");
        for (String none : new String[] {"2026-11-31", "1969-12-31", "2026-11-01T09:30:00", "2026-11-01 09:30Z", ""}) {
            assertThatThrownBy(() -> CutoffText.parse(none)).isInstanceOf(MalformedText.class);
        }
    }
}
