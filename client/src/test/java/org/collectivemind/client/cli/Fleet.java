package org.collectivemind.client.cli;

/** Machines as platform files say them, and an engine with a build for each, as ONNX Runtime has them. */
final class Fleet {
    private static final String GPU = """
            platform: 1
            name: %s
            facts: {os: linux, arch: x86_64, libc: %s, cpu.isa: [x86_64_v4], mem.total: 128GiB}
            cuda: {driver: %s, api: %s}
            devices: [{api: cuda, cc: "%s", mem.total: %s}]
            """;

    static final String A6000 = GPU.formatted("a6000", "glibc-2.35", "535.104.05", "\"12.2\"", "8.6", "49140MiB");
    /** The driver of 2021. */
    static final String OLD = GPU.formatted("t4", "glibc-2.31", "470.57.02", "\"11.4\"", "7.5", "15109MiB");

    static final String TWO_GPUS = A6000.replace("devices: [", "devices: [{api: cuda, cc: \"6.1\", mem.total: 8GiB}, ")
            .replace("name: a6000", "name: two");

    static final String GRAVITON3 = """
            platform: 1
            name: graviton3
            facts: {os: linux, arch: aarch64, libc: glibc-2.34, cpu.isa: [neoverse_v1], mem.total: 64GiB, cuda: {absent: no driver}}
            """;

    static final String M2 = """
            platform: 1
            name: m2
            facts: {os: macos, os.version: "14.4", arch: [aarch64, x86_64], mem.total: 16GiB, cuda: {absent: not on a Mac}}
            devices: [{api: metal, mem.total: 10922MiB}]
            """;

    static final String NO_GPU = """
            platform: 1
            name: no-gpu
            facts: {os: linux, arch: x86_64, libc: glibc-2.28, mem.total: 8GiB, cuda: {absent: none}}
            """;

    private static final String ENGINE = """
            attributes:
              run.device: [cuda, coreml, cpu]
              cuda.toolkit: ["12.2", "11.8"]
            variants:
            """;
    private static final String CUDA12 = """
              - id: cuda12
                when: {run.device: cuda, cuda.toolkit: "12.2"}
                requires: {os: linux, arch: x86_64, libc: glibc>=2.28, cuda: {toolkit: "12.2", targets: [sm_75, sm_80, sm_86, compute_86]}}
                files: [what.txt]
            """;
    private static final String OTHERS = """
              - {id: coreml, when: {run.device: coreml}, requires: "os = macos and os.version >= 13.0 and arch = aarch64", files: [what.txt]}
              - {id: cpu-arm64-v1, when: {run.device: cpu}, requires: "os = linux and arch = aarch64 and cpu.isa >= neoverse_v1", files: [what.txt]}
              - {id: cpu-x64, when: {run.device: cpu}, requires: {os: linux, arch: x86_64}, files: [what.txt]}
            """;

    /** With a build for every machine, and one for CUDA 11. */
    static final String EVERYTHING = ENGINE + CUDA12 + """
              - id: cuda11
                when: {run.device: cuda, cuda.toolkit: "11.8"}
                requires: {os: linux, arch: x86_64, libc: glibc>=2.17, cuda: {toolkit: "11.8", targets: [sm_60, sm_75, sm_86]}}
                files: [what.txt]
            """ + OTHERS;

    /** Its CUDA builds are for CUDA 12 alone. */
    static final String WITHOUT_CUDA11 = ENGINE.replace(", \"11.8\"", "") + CUDA12 + OTHERS;

    private Fleet() {}
}
