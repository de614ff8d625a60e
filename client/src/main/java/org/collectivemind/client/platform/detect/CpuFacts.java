package org.collectivemind.client.platform.detect;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;
import org.collectivemind.client.platform.detect.Processor.Proof;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.attribute.Microarchitectures;
import org.collectivemind.format.platform.Fact;

/** The processor: what it can execute, who made it, how many of them this process may use. */
public final class CpuFacts {
    public static final Detector DETECTOR = new Detector(
            "cpu",
            List.of(
                    FactKeys.CPU_CORES,
                    FactKeys.CPU_FEATURES,
                    FactKeys.CPU_ISA,
                    FactKeys.CPU_MODEL,
                    FactKeys.CPU_VENDOR),
            CpuFacts::detect);
    private static final int NAMED_FEATURES = 2;

    private CpuFacts() {}

    private static void detect(Machine machine, Findings findings) {
        findings.known(
                FactKeys.CPU_CORES, Integer.toString(machine.probe().processors()), "processors of this process");
        if (machine.architecture().isTranslated()) {
            String reason = CpuInfo.PATH + " describes the processor that translates this process";
            List.of(FactKeys.CPU_FEATURES, FactKeys.CPU_ISA, FactKeys.CPU_VENDOR, FactKeys.CPU_MODEL)
                    .forEach(key -> findings.unknown(key, reason));
            return;
        }
        Processor processor = switch (machine.system()) {
            case LINUX -> LinuxProcessor.of(machine);
            case MACOS -> OtherProcessors.macos(machine);
            case WINDOWS -> OtherProcessors.windows(machine);
            case OTHER -> unknown(machine);
        };
        named(findings, FactKeys.CPU_VENDOR, processor.vendor(), processor.source());
        named(findings, FactKeys.CPU_MODEL, processor.model(), processor.source());
        Recognition recognition = new Recognition(processor);
        findings.put(FactKeys.CPU_FEATURES, features(processor, recognition));
        findings.put(FactKeys.CPU_ISA, isa(processor, recognition));
    }

    private static Processor unknown(Machine machine) {
        SortedSet<String> none = Collections.emptySortedSet();
        return new Processor(machine.architecture().name(), "", "", none, none, Proof.ID, "this operating system");
    }

    private static void named(Findings findings, AttributeKey key, String value, String source) {
        if (value.isEmpty()) {
            findings.unknown(key, source + " does not name it");
        } else {
            findings.known(key, value, source);
        }
    }

    /** Where the system lists none, those that all processors of the kind have. */
    private static Fact features(Processor processor, Recognition recognition) {
        Set<String> listed = processor.features();
        String source = processor.source();
        if (listed.isEmpty() && recognition.own().isPresent()) {
            listed = recognition.own().get().features();
            source += ", by which it is " + recognition.own().get().name();
        }
        return listed.isEmpty()
                ? new Fact.Unknown(processor.source() + " lists none")
                : Findings.fact(FactKeys.CPU_FEATURES, List.copyOf(listed), source);
    }

    private static Fact isa(Processor processor, Recognition recognition) {
        List<String> isa = recognition.isa();
        if (!isa.isEmpty()) {
            String source = processor.proof() == Proof.ID ? processor.source() : FactKeys.CPU_FEATURES.text();
            return Findings.fact(FactKeys.CPU_ISA, isa, source + hidden(recognition));
        }
        String architecture = processor.architecture();
        return new Fact.Unknown(
                Microarchitectures.builtIn().of(architecture).isEmpty()
                        ? "no levels are defined for " + architecture
                        : processor.source() + " lists no CPU features to tell it by");
    }

    private static String hidden(Recognition recognition) {
        return recognition
                .hidden()
                .map(one -> {
                    Set<String> missing = recognition.missing(one);
                    String words = missing.stream().limit(NAMED_FEATURES).collect(Collectors.joining(", "));
                    int more = missing.size() - NAMED_FEATURES;
                    return "; " + one.name() + " by its model, without " + words
                            + (more > 0 ? " and " + more + " more" : "");
                })
                .orElse("");
    }
}
