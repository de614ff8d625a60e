package org.collectivemind.testrepos.packages;

import java.nio.file.Path;
import java.util.List;

/**
 * Directories of four packages, each with its {@code cm.yaml}: a classifier, the engine that runs it, images to run it on, and
 * a benchmark that depends on all three. The same bytes every time.
 *
 * @param model {@code org.example:classifier} 1.5.0, variants fp32 (default) and int8
 * @param tool {@code org.example:engine} 1.17.3, variants per operating system and architecture, and one for CUDA
 * @param dataset {@code org.example:images} 2012, subsets {@code 500} (default) and {@code full}
 * @param script {@code org.example:benchmark} 2.0.0
 */
public record SamplePackages(Path model, Path tool, Path dataset, Path script) {
    private static final String CLASSIFIER = """
            package:
              name: org.example:classifier
              version: 1.5.0
              kind: model
              license: Apache-2.0
              tags: [ml-model, image-classification]
              meta: {dataset: images-2012}
            attributes:
              ml.framework: onnx
              ml.precision: {values: [fp32, int8], default: fp32}
            variants:
              - when: {ml.precision: fp32}
                files: [classifier_fp32.onnx]
                exports: {env: {CM_MODEL: "{root}/classifier_fp32.onnx"}}
              - when: {ml.precision: int8}
                files: [classifier_int8.onnx]
                exports: {env: {CM_MODEL: "{root}/classifier_int8.onnx"}}
            """;

    private static final String ENGINE = """
            package:
              name: org.example:engine
              version: 1.17.3
              kind: tool
              license: MIT
            attributes:
              run.device: {values: [cuda, cpu]}
            variants:
              - id: cuda-linux-x86_64
                when: {run.device: cuda}
                requires: {os: linux, arch: x86_64, libc: glibc>=2.28, cuda: {toolkit: "12.2", targets: [sm_80, compute_90]}}
                files: [cuda-linux-x86_64/bin/engine]
                exports: {path: [cuda-linux-x86_64/bin]}
              - id: cpu-linux-x86_64
                when: {run.device: cpu}
                requires: {os: linux, arch: x86_64, libc: glibc>=2.17}
                files: [cpu-linux-x86_64/bin/engine]
                exports: {path: [cpu-linux-x86_64/bin]}
              - id: cpu-linux-aarch64
                when: {run.device: cpu}
                requires: {os: linux, arch: aarch64}
                files: [cpu-linux-aarch64/bin/engine]
                exports: {path: [cpu-linux-aarch64/bin]}
              - id: cpu-macos-aarch64
                when: {run.device: cpu}
                requires: "os = macos and arch = aarch64"
                files: [cpu-macos-aarch64/bin/engine]
                exports: {path: [cpu-macos-aarch64/bin]}
            """;

    private static final String IMAGES = """
            package:
              name: org.example:images
              version: "2012"
              kind: dataset
              tags: [image-classification]
            attributes:
              data.subset: {values: ["500", full], default: "500"}
            variants:
              - when: {data.subset: "500"}
                files: [labels.txt, small/*.jpg]
              - when: {data.subset: full}
                files: [labels.txt, small/*.jpg, large/*.jpg]
            exports: {env: {CM_DATASET: "{root}"}}
            """;

    private static final String BENCHMARK = """
            package:
              name: org.example:benchmark
              version: 2.0.0
              kind: script
              license: Apache-2.0
            variants:
              - files: [benchmark.sh]
            dependencies:
              - org.example:classifier@^1.5
              - org.example:engine@>=1.16,<1.20
              - {package: org.example:images, version: "2012", select: {data.subset: "500"}}
            exports: {commands: {bench: "sh {root}/benchmark.sh"}}
            """;

    private static final List<String> ENGINES =
            List.of("cuda-linux-x86_64", "cpu-linux-x86_64", "cpu-linux-aarch64", "cpu-macos-aarch64");

    /** Writes them below a directory. */
    public static SamplePackages writeInto(Path directory) {
        return new SamplePackages(classifier(directory), engine(directory), images(directory), benchmark(directory));
    }

    public List<Path> all() {
        return List.of(model, tool, dataset, script);
    }

    private static Path classifier(Path directory) {
        return new PackageDirectory(directory.resolve("classifier"), CLASSIFIER)
                .bytes("classifier_fp32.onnx", 1, 200_000)
                .bytes("classifier_int8.onnx", 2, 50_000)
                .root();
    }

    private static Path engine(Path directory) {
        PackageDirectory engine = new PackageDirectory(directory.resolve("engine"), ENGINE);
        for (String variant : ENGINES) {
            engine.program(variant + "/bin/engine", "#!/bin/sh\necho engine 1.17.3 for " + variant + " runs \"$@\"\n");
        }
        return engine.root();
    }

    private static Path images(Path directory) {
        PackageDirectory images =
                new PackageDirectory(directory.resolve("images"), IMAGES).text("labels.txt", "0 cat\n1 dog\n");
        for (int i = 0; i < 5; i++) {
            images.bytes("small/" + i + ".jpg", 100 + i, 2_000);
            images.bytes("large/" + i + ".jpg", 200 + i, 20_000);
        }
        return images.root();
    }

    private static Path benchmark(Path directory) {
        return new PackageDirectory(directory.resolve("benchmark"), BENCHMARK)
                .program(
                        "benchmark.sh",
                        "#!/bin/sh\nexec engine --model \"$CM_MODEL\" --images \"$CM_DATASET\" \"$@\"\n")
                .root();
    }
}
