package org.collectivemind.format.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.collectivemind.format.error.MalformedFile;
import org.collectivemind.format.manifest.ManifestReader;
import org.collectivemind.format.manifest.PackageManifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ARuleStartsNothingButAVersionQuestionTest {
    private static final String HEAD = "package: {name: 'org.example:tool', version: '1.0', kind: tool}\n";

    private static DetectRule rule(String detect) {
        return ((PackageManifest)
                        ManifestReader.read(HEAD + detect + "\n", "cm.yaml").manifest())
                .detect()
                .orElseThrow();
    }

    @Test
    void theCommandAloneIsARule() {
        DetectRule rule = rule("detect: {command: git}");

        assertThat(rule.fact().key()).hasToString("tool.git");
        assertThat(rule.argument()).isEqualTo("--version");
        assertThat(rule.version().find("git version 2.39.5")).contains("2.39.5");
    }

    @Test
    void aRuleSaysAllThereIsToSay() {
        DetectRule rule = rule("""
                detect:
                  command: [nvcc, nvcc-12]
                  arguments: [--version]
                  version: "release (\\\\d+\\\\.\\\\d+)"
                  minimum: 11.8
                  fact: cuda-toolkit
                  variable: CUDA_HOME
                  paths: [/usr/local/cuda/bin]
                """);

        assertThat(rule.commands()).containsExactly("nvcc", "nvcc-12");
        assertThat(rule.fact()).hasToString("cuda-toolkit");
        assertThat(rule.minimum()).hasToString("Optional[11.8]");
        assertThat(rule.variable()).contains("CUDA_HOME");
        assertThat(rule.paths()).containsExactly("/usr/local/cuda/bin");
    }

    @Test
    void theBareWordIsForProgramsThatKnowIt() {
        assertThat(rule("detect: {command: go, arguments: version}").argument()).isEqualTo("version");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "detect: {command: /bin/sh}                        | 2:19 | a bare name",
                "detect: {command: ../evil}                        | 2:19 | a bare name",
                "detect: {command: [git, 'a b']}                   | 2:25 | a bare name",
                "detect: {command: 'git;reboot'}                   | 2:19 | a bare name",
                "detect: {command: setup.cmd}                      | 2:19 | a bare name",
                "detect: {command: --help}                         | 2:19 | a bare name",
                "detect: {command: git, arguments: '-c'}           | 2:35 | a program is started with",
                "detect: {command: git, arguments: -v}             | 2:35 | a program is started with",
                "detect: {command: rm, arguments: version}         | 2:34 | a program is started with",
                "detect: {command: [go, rm], arguments: version}   | 2:40 | a program is started with",
                "detect: {command: git, arguments: [--version, x]} | 2:35 | one argument asks for a version, not 2",
                "detect: {command: git, version: '[0-9.]+'}        | 2:33 | no group says which part",
                "detect: {command: git, version: '(a+)+(?=b)'}     | 2:33 | only `(?:` is allowed",
                "detect: {command: git, minimum: 2.x}              | 2:33 | numbers with dots",
                "detect: {command: git, fact: x.y}                 | 2:30 | lower-case letters",
                "detect: {command: g++}                            | 2:19 | lower-case letters",
                "detect: {command: git, paths: [bin]}              | 2:32 | an absolute path",
                "detect: {command: git, paths: [/usr/../tmp]}      | 2:32 | an absolute path",
                "detect: {command: git, shell: 'true'}             | 2:24 | unknown key `shell`",
                "detect: {arguments: --version}                    | 2:9  | has no `command`",
            })
    void whatCouldDoMoreIsRefusedAtItsPlace(String detect, String place, String reason) {
        assertThatThrownBy(() -> rule(detect))
                .isInstanceOfSatisfying(
                        MalformedFile.class,
                        refused -> assertThat(refused.position().toString()).isEqualTo("cm.yaml:" + place.strip()))
                .hasMessageContaining(reason);
    }
}
