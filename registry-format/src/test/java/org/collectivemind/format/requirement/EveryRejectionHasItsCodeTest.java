package org.collectivemind.format.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.collectivemind.format.platform.Platform;
import org.collectivemind.format.platform.PlatformFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EveryRejectionHasItsCodeTest {
    private static final Platform BOX = PlatformFile.read("""
            platform: 1
            name: box
            facts:
              os: linux
              os.version: "5.15"
              arch: x86_64
              libc: musl-1.2.4
              cpu.isa: x86_64_v2
              cpu.features: [sse4_2]
              cpu.cores: 8
              mem.total: 16GiB
              disk.free: 10GiB
              net.access: {absent: asked to stay offline}
              cuda: {driver: 470.82.01, api: "11.4", compat: {absent: no cuda-compat}}
              rocm: {absent: no amdgpu driver}
              metal: {absent: no Mac}
              level0: {absent: no loader}
              vulkan: {absent: no loader}
              tpu: {absent: none}
              npu: {absent: none}
            devices:
              - {api: cuda, cc: "7.5", mem.total: 14.76GiB, class: datacenter}
            """, "box.yaml");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "os = macos | OS_MISMATCH",
                "os in [macos, windows] | OS_MISMATCH",
                "os.version >= 6.1 | OS_TOO_OLD",
                "os.version < 5 | FACT_MISMATCH",
                "arch = aarch64 | ARCH_MISMATCH",
                "libc >= glibc-2.28 | LIBC_FAMILY",
                "libc >= musl-1.2.5 | LIBC_TOO_OLD",
                "cpu.isa >= x86_64_v3 | CPU_LEVEL",
                "cpu.isa >= aarch64 | CPU_LEVEL",
                "cpu.features has [avx2] | CPU_FEATURES",
                "cpu.cores >= 16 | FACT_MISMATCH",
                "mem.total >= 17GiB | MEM_HOST",
                "memory(cpu, 16GiB) | MEM_HOST",
                "disk.free >= 14GiB | DISK_FULL",
                "net.access = true | FACT_ABSENT",
                "present(net.access) | FACT_ABSENT",
                "cuda.driver >= 525.60.13 | CUDA_DRIVER_TOO_OLD",
                "cuda.driver < 450 | FACT_MISMATCH",
                "cuda.api >= 12.0 | CUDA_DRIVER_TOO_OLD",
                "cuda.compat >= 12.0 | FACT_ABSENT",
                "cuda(toolkit = 12.2, targets = [sm_75]) | CUDA_DRIVER_TOO_OLD",
                "cuda(toolkit = 11.4, targets = [sm_80]) | CUDA_NO_TARGET",
                "cuda(toolkit = 11.8, targets = [compute_70]) | CUDA_PTX_TOOLCHAIN",
                "cuda.cc >= 8.0 | DEVICE_MISMATCH",
                "any(cuda, class = jetson) | DEVICE_MISMATCH",
                "any(cuda, mem.total >= 16GiB) | MEM_DEVICE",
                "memory(gpu, 14.76GiB) | MEM_DEVICE",
                "any(rocm) | ROCM_ABSENT",
                "rocm.gfx >= gfx90a | ROCM_ABSENT",
                "rocm.driver >= 6.0 | ROCM_ABSENT",
                "rocm(version = 6.0, targets = [gfx90a]) | ROCM_ABSENT",
                "any(metal) | METAL_ABSENT",
                "vulkan.version >= 1.2 | VULKAN_ABSENT",
                "present(vulkan.version) | VULKAN_ABSENT",
                "level0.version >= 1.0 | LEVEL0_ABSENT",
                "any(tpu) | TPU_ABSENT",
                "any(npu) | NPU_ABSENT",
                "cpu.vendor = acme | UNKNOWN_FACT",
                "not any(cuda) | FORBIDDEN",
                "future.key = 1 | UNREADABLE"
            })
    void asItsName(String requirement, String code) {
        assertThat(Evaluator.evaluate(Requirement.parse(requirement), BOX).reasons().stream()
                        .map(reason -> reason.code().name())
                        .collect(Collectors.toList()))
                .containsExactly(code);
    }
}
