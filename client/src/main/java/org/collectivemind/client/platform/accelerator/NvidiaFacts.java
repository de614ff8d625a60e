package org.collectivemind.client.platform.accelerator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.collectivemind.client.platform.detect.Detector;
import org.collectivemind.client.platform.detect.FactKeys;
import org.collectivemind.client.platform.detect.Findings;
import org.collectivemind.client.platform.detect.Machine;
import org.collectivemind.client.platform.detect.OperatingSystem;
import org.collectivemind.client.platform.detect.SystemFacts;
import org.collectivemind.client.platform.probe.Probe;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.platform.Device;
import org.collectivemind.format.platform.Fact;

/**
 * NVIDIA's driver, the CUDA version it speaks, and the GPUs. Files tell whether a driver is loaded; {@code nvidia-smi}, which
 * comes with every driver, tells the rest and is started only where it or a driver is found.
 */
public final class NvidiaFacts {
    public static final Detector DETECTOR = new Detector(
            "nvidia", Detector.PATIENT, List.of(FactKeys.CUDA_DRIVER, FactKeys.CUDA_API), NvidiaFacts::detect);
    private static final String MODULE = "/sys/module/nvidia/version";
    private static final String PROC = "/proc/driver/nvidia/version";
    private static final String CONTROL = "/dev/nvidiactl";
    private static final String GPUS = "/proc/driver/nvidia/gpus";
    /** {@code NVRM version: NVIDIA UNIX x86_64 Kernel Module  535.104.05  Sat Aug 19 …}, open modules alike. */
    private static final Pattern PROC_VERSION = Pattern.compile("Kernel Module[^\\n]*?\\s(\\d+\\.\\d+(?:\\.\\d+)*)\\s");

    private static final Pattern PROC_MODEL = Pattern.compile("(?m)^Model:\\s+(\\S.*)$");

    private NvidiaFacts() {}

    private static void detect(Machine machine, Findings findings) {
        if (machine.system() == OperatingSystem.MACOS) {
            absent(findings, "CUDA does not exist on macOS");
            return;
        }
        Probe probe = machine.probe();
        Optional<Fact> loaded = loadedDriver(probe);
        Optional<String> program = NvidiaSmi.find(machine);
        if (program.isPresent()) {
            asked(new NvidiaSmi(probe, program.get()).ask(), loaded, findings);
        } else if (loaded.isEmpty()) {
            absent(findings, "no NVIDIA driver on this machine");
        } else if (!probe.exists(CONTROL)) {
            absent(
                    findings,
                    "an NVIDIA driver is loaded, but none of its devices is given to this "
                            + (SystemFacts.inContainer(probe) ? "container" : "process") + " (no " + CONTROL + ")");
        } else {
            filesOnly(probe, loaded.get(), findings);
        }
    }

    private static void absent(Findings findings, String reason) {
        findings.absent(FactKeys.CUDA_DRIVER, reason);
        findings.absent(FactKeys.CUDA_API, reason);
    }

    private static Optional<Fact> loadedDriver(Probe probe) {
        Optional<Fact> module =
                probe.readFile(MODULE).map(version -> Findings.fact(FactKeys.CUDA_DRIVER, List.of(version), MODULE));
        return module.filter(fact -> fact.known().isPresent())
                .or(() -> probe.readFile(PROC)
                        .map(text -> Findings.fact(
                                FactKeys.CUDA_DRIVER,
                                List.of(first(PROC_VERSION, text).orElse(firstLine(text))),
                                PROC)))
                .or(() -> module);
    }

    private static void asked(NvidiaSmi.Answer answer, Optional<Fact> loaded, Findings findings) {
        Fact driver = answer.driver() instanceof Fact.Absent
                ? answer.driver()
                : loaded.filter(fact -> fact.known().isPresent()).orElse(answer.driver());
        findings.put(FactKeys.CUDA_DRIVER, driver);
        findings.put(FactKeys.CUDA_API, answer.api());
        answer.devices().forEach(findings::device);
    }

    /** A driver without its program: names of GPUs are all that files tell. */
    private static void filesOnly(Probe probe, Fact driver, Findings findings) {
        String reason = "nvidia-smi is not on this machine";
        findings.put(FactKeys.CUDA_DRIVER, driver);
        findings.unknown(FactKeys.CUDA_API, reason);
        List<String> names = new ArrayList<>();
        for (String gpu : probe.list(GPUS)) {
            probe.readFile(GPUS + "/" + gpu + "/information")
                    .flatMap(text -> first(PROC_MODEL, text))
                    .ifPresent(names::add);
        }
        for (int index = 0; index < names.size(); index++) {
            SortedMap<AttributeKey, Fact> facts = new TreeMap<>();
            facts.put(FactKeys.DEVICE_NAME, new Fact.Known(names.get(index).strip(), GPUS));
            facts.put(FactKeys.COMPUTE_CAPABILITY, new Fact.Unknown(reason));
            facts.put(FactKeys.MEMORY, new Fact.Unknown(reason));
            findings.device(new Device("cuda", index, facts));
        }
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
