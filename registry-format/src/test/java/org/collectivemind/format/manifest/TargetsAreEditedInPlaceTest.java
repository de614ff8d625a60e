package org.collectivemind.format.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.platform.Assertion;
import org.collectivemind.format.platform.Overrides;
import org.junit.jupiter.api.Test;

class TargetsAreEditedInPlaceTest {
    private static final String PROJECT = "project: {name: x}   # mine\n";
    private static final TargetDeclaration MAC = new TargetDeclaration(
            new TargetName("mac"), new TargetDeclaration.Source.PlatformFile("m.yaml", Overrides.NONE));

    private static ProjectManifest manifest(String text) {
        return (ProjectManifest) ManifestReader.read(text, "cm.yaml").manifest();
    }

    private static String add(String text, TargetDeclaration target) {
        return TargetEditor.add(text, "cm.yaml", manifest(text), target);
    }

    private static String remove(String text, String name) {
        return TargetEditor.remove(text, "cm.yaml", manifest(text), new TargetName(name));
    }

    @Test
    void aProjectThatNamedNoTargetsKeepsThisMachine() {
        assertThat(add(PROJECT, MAC)).isEqualTo(PROJECT + "targets:\n  host: host\n  mac: {platform: m.yaml}\n");
    }

    @Test
    void aListBecomesAMapping() {
        assertThat(add(PROJECT + "targets: [host]  # here\n", MAC))
                .isEqualTo(PROJECT + "targets: {host: host, mac: {platform: m.yaml}}  # here\n");
        assertThat(add(PROJECT + "targets:\n  - host\npolicy: {}\n", MAC))
                .isEqualTo(PROJECT + "targets:\n  host: host\n  mac: {platform: m.yaml}\npolicy: {}\n");
    }

    @Test
    void aFurtherOneGoesBehindTheLast() {
        String block = PROJECT + """
                targets:
                  # the cluster
                  gpu-box:
                    os: linux   # any
                    arch: x86_64

                  host: host   # mine
                # the end
                policy: {}
                """;
        assertThat(add(block, MAC)).isEqualTo(block.replace("# mine\n#", "# mine\n  mac: {platform: m.yaml}\n#"));
        String flow = PROJECT + "targets: {gpu-box: {os: linux}}\n";
        assertThat(add(flow, MAC)).isEqualTo(flow.replace("linux}}", "linux}, mac: {platform: m.yaml}}"));
    }

    @Test
    void whatIsSetOverADescriptionIsWritten() {
        Overrides set = new Overrides(List.of(
                Assertion.parse("cuda.driver=550.54.14", "--set"), Assertion.parse("cpu.features=avx2,fma", "--set")));
        String edited = TargetEditor.add(
                PROJECT,
                "cm.yaml",
                manifest(PROJECT),
                new TargetDeclaration(new TargetName("aws"), new TargetDeclaration.Source.Preset("aws-g5", set)));

        assertThat(edited)
                .endsWith("  aws: {preset: aws-g5, set: {cpu.features: [avx2, fma], cuda.driver: 550.54.14}}\n");
    }

    @Test
    void removingTakesTheLinesOfTheTargetOnly() {
        String text = PROJECT + """
                targets:
                  host: host   # mine
                  # the cluster
                  gpu-box:
                    os: linux
                    arch: x86_64
                policy: {}
                """;
        assertThat(remove(text, "host")).isEqualTo(text.replace("  host: host   # mine\n", ""));
        assertThat(remove(text, "gpu-box"))
                .isEqualTo(text.replace("  gpu-box:\n    os: linux\n    arch: x86_64\n", ""));
        assertThat(remove(PROJECT + "targets: {host: host, box: {os: linux}}\n", "host"))
                .isEqualTo(PROJECT + "targets: {box: {os: linux}}\n");
    }

    @Test
    void whatCannotBeDoneSaysWhy() {
        assertThatThrownBy(() -> remove(PROJECT, "host")).hasMessageContaining("it is the only one");
        assertThatThrownBy(() -> remove(PROJECT, "hots"))
                .isInstanceOfSatisfying(
                        MalformedText.class,
                        refused -> assertThat(refused.hints()).containsExactly("did you mean `host`?"));
        assertThatThrownBy(() -> TargetEditor.add(
                        PROJECT,
                        "cm.yaml",
                        manifest(PROJECT),
                        new TargetDeclaration(TargetName.HOST, new TargetDeclaration.Source.Host())))
                .hasMessageContaining("it is there already");
    }
}
