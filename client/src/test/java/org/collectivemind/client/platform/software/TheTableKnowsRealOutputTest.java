package org.collectivemind.client.platform.software;

import static org.assertj.core.api.Assertions.assertThat;

import org.collectivemind.format.attribute.ToolName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TheTableKnowsRealOutputTest {
    /** First lines of what the programs print, as their documentation or a machine of ours shows them (2026-11-21). */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "python3 | Python 3.11.2                                            | 3.11.2",
                "git     | git version 2.39.5 (Apple Git-154)                       | 2.39.5",
                "gcc     | gcc (Debian 12.2.0-14+deb12u1) 12.2.0                    | 12.2.0",
                "gcc     | x86_64-conda-linux-gnu-gcc (conda-forge gcc 12.3.0-2) 12.3.0 | 12.3.0",
                "gxx     | g++ (Ubuntu 13.2.0-23ubuntu4) 13.2.0                     | 13.2.0",
                "clang   | Ubuntu clang version 18.1.3 (1ubuntu1)                   | 18.1.3",
                "clang   | Apple clang version 15.0.0 (clang-1500.3.9.4)            | 15.0.0",
                "cmake   | cmake version 3.25.1                                     | 3.25.1",
                "make    | GNU Make 4.3                                             | 4.3",
                "ninja   | 1.11.1.git.kitware.jobserver-1                           | 1.11.1",
                "docker  | Docker version 28.2.2, build e6534b4                     | 28.2.2",
                "podman  | podman version 4.9.3                                     | 4.9.3",
                "java    | openjdk version \"17.0.15\" 2025-04-15                   | 17.0.15",
                "java    | java version \"1.8.0_392\"                               | 1.8.0",
                "java    | openjdk version \"21\" 2023-09-19                        | 21",
                "mvn     | Apache Maven 3.8.7                                       | 3.8.7",
                "node    | v20.11.1                                                 | 20.11.1",
                "nvcc    | Cuda compilation tools, release 12.4, V12.4.131          | 12.4.131",
                "hipcc   | HIP version: 6.0.32830-d62f6a171                         | 6.0.32830",
                "rustc   | rustc 1.77.2 (25ef9e3d8 2024-04-09)                      | 1.77.2",
                "go      | go version go1.22.2 linux/amd64                          | 1.22.2",
                "conda   | conda 24.1.2                                             | 24.1.2",
                "uv      | uv 0.9.2 (141369ce7 2025-10-10)                          | 0.9.2",
                "tar     | tar (GNU tar) 1.34                                       | 1.34",
                "tar     | bsdtar 3.5.3 - libarchive 3.5.3 zlib/1.2.12              | 3.5.3",
                "curl    | curl 7.88.1 (x86_64-pc-linux-gnu) libcurl/7.88.1         | 7.88.1",
                "zstd    | *** Zstandard CLI (64-bit) v1.5.4, by Yann Collet ***    | 1.5.4",
                "perl    | This is perl 5, version 36, subversion 0 (v5.36.0) built | 5.36.0",
            })
    void aVersionIsFoundInIt(String tool, String says, String version) {
        assertThat(ToolTable.rules().get(new ToolName(tool)).version().find(says))
                .contains(version);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gcc     | Apple clang version 15.0.0 (clang-1500.3.9.4)",
                "python3 | Python 2.7.18",
                "make    | bmake 20200710",
            })
    void anotherProgramOfThatNameIsNotTakenForIt(String tool, String says) {
        assertThat(ToolTable.rules().get(new ToolName(tool)).version().find(says))
                .isEmpty();
    }
}
