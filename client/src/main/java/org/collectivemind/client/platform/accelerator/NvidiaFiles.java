package org.collectivemind.client.platform.accelerator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.collectivemind.client.platform.detect.FactKeys;
import org.collectivemind.client.platform.detect.Machine;
import org.collectivemind.client.platform.probe.Probe;
import org.collectivemind.format.platform.Fact;

/** A driver without its program: the names of the GPUs are all that files tell, and what names tell. */
final class NvidiaFiles {
    private static final String GPUS = "/proc/driver/nvidia/gpus";
    private static final Pattern MODEL = Pattern.compile("(?m)^Model:\\s+(\\S.*)$");
    private static final Pattern MINOR = Pattern.compile("(?m)^Device Minor:\\s+(\\d{1,4})\\s*$");
    private static final String REASON = "nvidia-smi is not on this machine";

    private NvidiaFiles() {}

    static NvidiaAnswer answer(Machine machine, Fact driver) {
        Probe probe = machine.probe();
        List<NvidiaAnswer.Gpu> gpus = new ArrayList<>();
        for (String slot : probe.list(GPUS)) {
            Optional<String> text = probe.readFile(GPUS + "/" + slot + "/information");
            // A container may see the files of GPUs it was not given.
            boolean given = text.flatMap(lines -> first(MINOR, lines))
                    .map(minor -> probe.exists("/dev/nvidia" + minor))
                    .orElse(true);
            text.flatMap(lines -> first(MODEL, lines))
                    .filter(name -> given)
                    .ifPresent(name -> gpus.add(
                            new NvidiaAnswer.Gpu(Optional.empty(), List.of(), List.of(device(machine, name.strip())))));
        }
        return new NvidiaAnswer(driver, new Fact.Unknown(REASON), gpus);
    }

    private static DeviceFacts device(Machine machine, String name) {
        DeviceFacts facts = NvidiaDevices.named(name, GPUS, Optional.empty(), REASON);
        return NvidiaModels.of(name).filter(NvidiaModels.Model::unified).isPresent()
                ? facts.sharedMemory(UnifiedMemory.of(machine), NvidiaModels.SOURCE)
                : facts.unknown(FactKeys.MEMORY, REASON);
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
