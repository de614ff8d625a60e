package org.collectivemind.client.platform.detect;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.collectivemind.client.platform.detect.Processor.Proof;

/** What macOS and Windows tell of the processor. */
final class OtherProcessors {
    /** {@code Apple M2 Pro}; virtual machines on the first system for these processors said {@code Apple processor}. */
    private static final Pattern APPLE = Pattern.compile("Apple (?:M(\\d{1,2})|processor)");

    private static final String APPLE_PARTS = "0x61/M";
    /** {@code Intel64 Family 6 Model 154 Stepping 3, GenuineIntel}. */
    private static final Pattern WINDOWS = Pattern.compile("\\S+ Family (\\d+) Model (\\d+) Stepping \\d+, (\\S+)");

    private OtherProcessors() {}

    static Processor macos(Machine machine) {
        String architecture = machine.architecture().name();
        String model = machine.sysctl("machdep.cpu.brand_string").orElse("");
        SortedSet<String> features = CpuFeatures.ofMacos(machine);
        if (!architecture.equals("aarch64")) {
            String vendor = machine.sysctl("machdep.cpu.vendor").orElse("");
            return new Processor(architecture, vendor, model, features, intelId(machine), Proof.FEATURES, "sysctl");
        }
        Matcher apple = APPLE.matcher(model);
        Optional<String> id = apple.find()
                ? LinuxProcessor.newestKnown(
                        "Apple", APPLE_PARTS, apple.group(1) == null ? 1 : Integer.parseInt(apple.group(1)))
                : Optional.empty();
        SortedSet<String> ids = new TreeSet<>();
        id.ifPresent(ids::add);
        return new Processor(architecture, "Apple", model, features, ids, Proof.ID, "sysctl");
    }

    private static SortedSet<String> intelId(Machine machine) {
        SortedSet<String> ids = new TreeSet<>();
        machine.sysctl("machdep.cpu.family")
                .ifPresent(family ->
                        machine.sysctl("machdep.cpu.model").ifPresent(model -> ids.add(family + "/" + model)));
        return ids;
    }

    static Processor windows(Machine machine) {
        String source = "PROCESSOR_IDENTIFIER";
        String text = machine.probe().variable(source).orElse("");
        Matcher identifier = WINDOWS.matcher(text);
        SortedSet<String> ids = new TreeSet<>();
        String vendor = text.contains(", ") ? text.substring(text.lastIndexOf(", ") + 2) : "";
        if (identifier.matches()) {
            ids.add(identifier.group(1) + "/" + identifier.group(2));
        }
        return new Processor(
                machine.architecture().name(), vendor, text, Collections.emptySortedSet(), ids, Proof.ID, source);
    }
}
