package org.collectivemind.client.platform.detect;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Names of CPU features, as Linux writes them. Linux calls two by a name few others use, so these carry both: {@code pni} is
 * {@code sse3}, {@code abm} is {@code lzcnt}.
 */
final class CpuFeatures {
    private static final Map<String, String> BOTH_NAMES =
            Map.of("pni", "sse3", "sse3", "pni", "abm", "lzcnt", "lzcnt", "abm");
    /** What Intel Macs call otherwise. They do not name xsavec and xsaveopt, which came with clflushopt in Skylake. */
    private static final Map<String, String> MACOS_X86 = Map.ofEntries(
            Map.entry("avx1_0", "avx"),
            Map.entry("lahf", "lahf_lm"),
            Map.entry("sha", "sha_ni"),
            Map.entry("rdwrfsgs", "fsgsbase"),
            Map.entry("clfsopt", "clflushopt xsavec xsaveopt"),
            Map.entry("avx512vnni", "avx512_vnni"),
            Map.entry("avx512vbmi2", "avx512_vbmi2"),
            Map.entry("avx512bitalg", "avx512_bitalg"),
            Map.entry("avx512vpopcntdq", "avx512_vpopcntdq"));

    /** Arm's names ({@code hw.optional.arm.FEAT_…}) to those of the Linux kernel (its elf_hwcaps document). */
    private static final Map<String, String> MACOS_ARM = Map.ofEntries(
            Map.entry("FEAT_AES", "aes"),
            Map.entry("FEAT_AFP", "afp"),
            Map.entry("FEAT_BF16", "bf16"),
            Map.entry("FEAT_BTI", "bti"),
            Map.entry("FEAT_CRC32", "crc32"),
            Map.entry("FEAT_CSSC", "cssc"),
            Map.entry("FEAT_DIT", "dit"),
            Map.entry("FEAT_DPB", "dcpop"),
            Map.entry("FEAT_DPB2", "dcpodp"),
            Map.entry("FEAT_DotProd", "asimddp"),
            Map.entry("FEAT_ECV", "ecv"),
            Map.entry("FEAT_FCMA", "fcma"),
            Map.entry("FEAT_FHM", "asimdfhm"),
            Map.entry("FEAT_FP16", "asimdhp"),
            Map.entry("FEAT_FRINTTS", "frint"),
            Map.entry("FEAT_FlagM", "flagm"),
            Map.entry("FEAT_FlagM2", "flagm2"),
            Map.entry("FEAT_HBC", "hbc"),
            Map.entry("FEAT_I8MM", "i8mm"),
            Map.entry("FEAT_JSCVT", "jscvt"),
            Map.entry("FEAT_LRCPC", "lrcpc"),
            Map.entry("FEAT_LRCPC2", "ilrcpc"),
            Map.entry("FEAT_LSE", "atomics"),
            Map.entry("FEAT_LSE2", "uscat"),
            Map.entry("FEAT_MOPS", "mops"),
            Map.entry("FEAT_PAuth", "paca"),
            Map.entry("FEAT_PMULL", "pmull"),
            Map.entry("FEAT_RDM", "asimdrdm"),
            Map.entry("FEAT_SB", "sb"),
            Map.entry("FEAT_SHA1", "sha1"),
            Map.entry("FEAT_SHA256", "sha2"),
            Map.entry("FEAT_SHA3", "sha3"),
            Map.entry("FEAT_SHA512", "sha512"),
            Map.entry("FEAT_SME", "sme"),
            Map.entry("FEAT_SME2", "sme2"),
            Map.entry("FEAT_SSBS", "ssbs"),
            Map.entry("FEAT_WFxT", "wfxt"));

    private CpuFeatures() {}

    /** @param listed the line of {@code /proc/cpuinfo} called flags or Features */
    static SortedSet<String> ofLinux(String listed) {
        SortedSet<String> features = words(listed);
        addOtherNames(features);
        return features;
    }

    /** @param isa such as {@code rv64imafdc_zba_zbb}: letters of one-letter extensions, then the others */
    static SortedSet<String> ofRiscv(String isa) {
        SortedSet<String> features = new TreeSet<>();
        if (isa.startsWith("rv64") || isa.startsWith("rv32")) {
            String[] words = isa.substring("rv64".length()).split("_");
            words[0].chars().forEach(letter -> features.add(Character.toString(letter)));
            features.addAll(Arrays.asList(words).subList(1, words.length));
        }
        return features;
    }

    static SortedSet<String> ofMacos(Machine machine) {
        SortedSet<String> features = new TreeSet<>();
        if (machine.architecture().name().equals("aarch64")) {
            MACOS_ARM.forEach((arm, linux) -> {
                if (machine.sysctl("hw.optional.arm." + arm).filter("1"::equals).isPresent()) {
                    features.add(linux);
                }
            });
            if (machine.sysctl("hw.optional.armv8_crc32").filter("1"::equals).isPresent()) {
                features.add("crc32");
            }
            // Every arm64 Mac has them; older systems do not list them.
            features.add("fp");
            features.add("asimd");
        } else {
            for (String name : new String[] {"features", "leaf7_features", "extfeatures"}) {
                words(machine.sysctl("machdep.cpu." + name)
                                .orElse("")
                                .toLowerCase(Locale.ROOT)
                                .replace('.', '_'))
                        .forEach(word -> features.addAll(words(MACOS_X86.getOrDefault(word, word))));
            }
            addOtherNames(features);
        }
        return features;
    }

    private static SortedSet<String> words(String listed) {
        SortedSet<String> words = new TreeSet<>(Arrays.asList(listed.split("\\s+")));
        words.remove("");
        return words;
    }

    private static void addOtherNames(SortedSet<String> features) {
        BOTH_NAMES.forEach((name, other) -> {
            if (features.contains(name)) {
                features.add(other);
            }
        });
    }
}
