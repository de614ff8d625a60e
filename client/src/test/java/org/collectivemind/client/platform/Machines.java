package org.collectivemind.client.platform;

/** Machines in the formats real ones use; written for these tests. */
public final class Machines {
    static final String HASWELL =
            "fpu sse sse2 pni ssse3 fma cx16 sse4_1 sse4_2 movbe popcnt xsave avx f16c lahf_lm abm bmi1 avx2 bmi2";
    static final String SMI = "/usr/bin/nvidia-smi";
    public static final String QUERY = SMI + " --query-gpu=";
    private static final String GLIBC =
            "\u007fELF\0\0glibc 2.36\0GNU C Library (Debian GLIBC 2.36-9+deb12u9) stable release version 2.36.\nCopyright\0";

    private Machines() {}

    public static RecordedMachine debian() {
        return RecordedMachine.running("Linux", "6.1.0-18-amd64", "amd64")
                .file("/etc/os-release", "PRETTY_NAME=\"Debian GNU/Linux 12\"\nID=debian\nVERSION_ID=\"12\"\n")
                .file("/proc/self/maps", maps("/usr/lib/x86_64-linux-gnu/libc.so.6"))
                .file("/usr/lib/x86_64-linux-gnu/libc.so.6", GLIBC)
                .file("/proc/cpuinfo", intel(HASWELL))
                .file("/proc/meminfo", "MemTotal:       65843712 kB\nMemFree:        1024 kB\n");
    }

    public static RecordedMachine withGpu() {
        return debian().file("/sys/module/nvidia/version", "535.104.05\n")
                .file("/dev/nvidiactl", "")
                .file("/usr/lib/x86_64-linux-gnu/libcuda.so.1", "")
                .file(SMI, "");
    }

    public static RecordedMachine alpine() {
        return RecordedMachine.running("Linux", "5.15.0", "amd64")
                .file("/etc/os-release", "ID=alpine\nVERSION_ID=3.19.1\n")
                .file("/proc/self/maps", maps("/lib/ld-musl-x86_64.so.1"))
                .file("/lib/ld-musl-x86_64.so.1", "\u007fELF\0127.0.0.1\0\0001.2.4\0musl libc (x86_64)\nVersion %s\n\0")
                // gcompat's stand-in for glibc must not be taken for glibc.
                .file("/lib64/ld-linux-x86-64.so.2", "\u007fELF\0gcompat\0")
                .file("/proc/cpuinfo", intel("fpu sse2 cx16 lahf_lm popcnt pni ssse3 sse4_1 sse4_2"))
                .file("/proc/meminfo", "MemTotal:        2048000 kB\n");
    }

    public static RecordedMachine graviton3() {
        return RecordedMachine.running("Linux", "6.1.79-99.164.amzn2023.aarch64", "aarch64")
                .file("/etc/os-release", "ID=\"amzn\"\nVERSION_ID=\"2023\"\n")
                .file("/proc/self/maps", maps("/usr/lib64/libc.so.6"))
                .file("/usr/lib64/libc.so.6", "\0GNU C Library (GNU libc) stable release version 2.34.\n")
                .file("/proc/cpuinfo", """
                        processor	: 0
                        BogoMIPS	: 2100.00
                        Features	: fp asimd evtstrm aes pmull sha1 sha2 crc32 atomics fphp asimdhp cpuid asimdrdm jscvt fcma lrcpc dcpop sha3 sm3 sm4 asimddp sha512 sve asimdfhm dit uscat ilrcpc flagm ssbs paca pacg dcpodp svei8mm svebf16 i8mm bf16 dgh rng
                        CPU implementer	: 0x41
                        CPU architecture: 8
                        CPU variant	: 0x1
                        CPU part	: 0xd40

                        processor	: 1
                        """)
                .file("/proc/meminfo", "MemTotal:       32429604 kB\n");
    }

    public static RecordedMachine macbook() {
        return RecordedMachine.running("Mac OS X", "14.4.1", "aarch64").program("/usr/sbin/sysctl", """
                        hw.memsize: 17179869184
                        hw.optional.arm.FEAT_LSE: 1
                        hw.optional.arm.FEAT_RDM: 1
                        hw.optional.arm.FEAT_DPB: 1
                        hw.optional.arm.FEAT_FCMA: 1
                        hw.optional.arm.FEAT_JSCVT: 1
                        hw.optional.arm.FEAT_LRCPC: 1
                        hw.optional.arm.FEAT_LRCPC2: 1
                        hw.optional.arm.FEAT_DotProd: 1
                        hw.optional.arm.FEAT_DIT: 1
                        hw.optional.arm.FEAT_FlagM: 1
                        hw.optional.arm.FEAT_FlagM2: 1
                        hw.optional.arm.FEAT_LSE2: 1
                        hw.optional.arm.FEAT_DPB2: 1
                        hw.optional.arm.FEAT_FRINTTS: 1
                        hw.optional.arm.FEAT_SB: 1
                        hw.optional.arm.FEAT_BF16: 1
                        hw.optional.arm.FEAT_I8MM: 1
                        hw.optional.arm.FEAT_SME: 0
                        hw.optional.armv8_crc32: 1
                        hw.optional.arm64: 1
                        machdep.cpu.brand_string: Apple M2
                        kern.osproductversion: 14.4.1
                        iogpu.wired_limit_mb: 0
                        """);
    }

    public static RecordedMachine windows() {
        return RecordedMachine.running("Windows 11", "10.0", "amd64")
                .variable("SystemRoot", "C:\\Windows")
                .variable("PROCESSOR_IDENTIFIER", "Intel64 Family 6 Model 154 Stepping 3, GenuineIntel")
                .program("cmd.exe /d /c ver", "\r\nMicrosoft Windows [Version 10.0.22631.3155]\r\n");
    }

    private static String intel(String flags) {
        return "processor\t: 0\nvendor_id\t: GenuineIntel\nmodel name\t: Intel(R) Xeon(R) CPU\nflags\t\t: " + flags
                + "\nbugs\t\t: spectre_v1\n\nprocessor\t: 1\nflags\t\t: none\n";
    }

    private static String maps(String library) {
        return "55d0c0000000-55d0c0001000 r--p 00000000 fe:00 1    /usr/lib/jvm/bin/java\n"
                + "7f9c478cc000-7f9c478f2000 r--p 00000000 fe:00 339380    " + library + "\n"
                + "7ffd0f5e3000-7ffd0f604000 rw-p 00000000 00:00 0    [stack]\n";
    }
}
