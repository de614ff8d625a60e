package org.collectivemind.client.platform.detect;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.collectivemind.client.platform.detect.Processor.Proof;
import org.collectivemind.format.attribute.Microarchitectures;

/** What Linux tells of the processor; each architecture has its own words in {@code /proc/cpuinfo}. */
final class LinuxProcessor {
    private static final Pattern POWER = Pattern.compile("(?i)^POWER(\\d{1,2})");
    /** Older kernels name the board's core here, not under {@code uarch}. */
    private static final Map<String, String> RISCV_MODELS = Map.of("Spacemit(R) X60", "spacemit,x60");

    private static final Map<String, String> RISCV_MAKERS = Map.of("sifive", "SiFive", "spacemit", "SpacemiT");
    private final String architecture;
    private final CpuInfo info;

    private LinuxProcessor(String architecture, CpuInfo info) {
        this.architecture = architecture;
        this.info = info;
    }

    static Processor of(Machine machine) {
        LinuxProcessor processor = new LinuxProcessor(machine.architecture().name(), machine.cpuInfo());
        return switch (processor.architecture) {
            case "aarch64", "armv7l" -> processor.arm();
            case "ppc64", "ppc64le" -> processor.power();
            case "riscv64" -> processor.riscv();
            default -> processor.other();
        };
    }

    private Processor other() {
        SortedSet<String> ids = new TreeSet<>();
        info.value("cpu family")
                .ifPresent(family -> info.value("model").ifPresent(model -> ids.add(family + "/" + model)));
        String listed = info.value("flags").or(() -> info.value("Features")).orElse("");
        return processor(text("vendor_id"), text("model name"), CpuFeatures.ofLinux(listed), ids, Proof.FEATURES);
    }

    private Processor arm() {
        String implementer = text("CPU implementer");
        String vendor = Microarchitectures.builtIn().implementer(implementer).orElse(implementer);
        String model = info.parts().stream().map(part -> title(vendor, part)).collect(Collectors.joining(" and "));
        return processor(
                vendor,
                model.isEmpty() ? model : vendor + " " + model,
                CpuFeatures.ofLinux(text("Features")),
                info.parts(),
                Proof.FEATURES);
    }

    private static String title(String vendor, String part) {
        return Microarchitectures.builtIn()
                .called(vendor, part)
                .map(one -> one.title())
                .orElseGet(() -> "part " + part.substring(part.indexOf('/') + 1));
    }

    /** A processor newer than the table executes what its predecessors do. */
    private Processor power() {
        Matcher generation = POWER.matcher(text("cpu"));
        Optional<String> known = generation.find()
                ? newestKnown("IBM", "POWER", Integer.parseInt(generation.group(1)))
                : Optional.empty();
        return processor("IBM", text("cpu"), none(), ids(known), Proof.ID);
    }

    private Processor riscv() {
        String model = text("model name");
        String name = info.value("uarch").orElse(RISCV_MODELS.getOrDefault(model, ""));
        String maker = name.replaceFirst(",.*", "");
        return processor(
                RISCV_MAKERS.getOrDefault(maker, maker),
                model.isEmpty() ? name : model,
                CpuFeatures.ofRiscv(text("isa")),
                ids(Optional.of(name).filter(text -> !text.isEmpty())),
                Proof.ID);
    }

    /** The name with the highest number the table knows, at most the given one. */
    static Optional<String> newestKnown(String vendor, String prefix, int number) {
        return IntStream.iterate(number, i -> i > 0, i -> i - 1)
                .mapToObj(i -> prefix + i)
                .filter(id -> Microarchitectures.builtIn().called(vendor, id).isPresent())
                .findFirst();
    }

    private Processor processor(
            String vendor, String model, SortedSet<String> features, SortedSet<String> ids, Proof proof) {
        return new Processor(architecture, vendor, model, features, ids, proof, CpuInfo.PATH);
    }

    private String text(String name) {
        return info.value(name).orElse("");
    }

    private static SortedSet<String> ids(Optional<String> id) {
        return id.<SortedSet<String>>map(text -> new TreeSet<>(java.util.Set.of(text)))
                .orElse(none());
    }

    private static SortedSet<String> none() {
        return Collections.emptySortedSet();
    }
}
