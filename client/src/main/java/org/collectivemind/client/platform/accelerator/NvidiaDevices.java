package org.collectivemind.client.platform.accelerator;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.collectivemind.client.platform.detect.FactKeys;
import org.collectivemind.client.platform.detect.Machine;

/** The facts of NVIDIA's devices, from what {@code nvidia-smi} prints and what product names tell. */
final class NvidiaDevices {
    private static final String SOURCE = "nvidia-smi";
    private static final Pattern NUMBER = Pattern.compile("\\d{1,12}");
    private final Machine machine;

    NvidiaDevices(Machine machine) {
        this.machine = machine;
    }

    /** The GPU itself, or one device for each instance it is cut into: a program sees these in its place. */
    List<DeviceFacts> devices(NvidiaRow row, Optional<List<Long>> instances) {
        DeviceFacts facts = named(row.name(), SOURCE, row.computeCapability(), "this nvidia-smi does not tell");
        if (instances.isPresent()) {
            return instances.get().stream()
                    .map(mebibytes -> new DeviceFacts(facts)
                            .ownMemory(BigInteger.valueOf(mebibytes).shiftLeft(20), SOURCE + " -q -x, the MIG instance")
                            .known(FactKeys.MIG, "true", SOURCE))
                    .toList();
        }
        if (row.cut()) {
            facts.unknown(FactKeys.MEMORY, "the GPU is in MIG mode, and its instances are not told");
        } else if (NUMBER.matcher(row.memory()).matches()) {
            facts.ownMemory(new BigInteger(row.memory()).shiftLeft(20), SOURCE);
        } else if (NvidiaModels.of(row.name())
                .filter(NvidiaModels.Model::unified)
                .isPresent()) {
            facts.sharedMemory(UnifiedMemory.of(machine), NvidiaModels.SOURCE);
        } else {
            facts.unknown(
                    FactKeys.MEMORY,
                    "nvidia-smi says " + row.memory() + ", as it does of a GPU that shares the memory of the machine");
        }
        return List.of(facts);
    }

    /** What a product name tells: the class, and the compute capability where nobody else does. */
    static DeviceFacts named(String name, String source, Optional<String> capability, String reason) {
        Optional<NvidiaModels.Model> model = NvidiaModels.of(name);
        DeviceFacts facts = new DeviceFacts().known(FactKeys.DEVICE_NAME, name, source);
        Optional<String> byName = model.flatMap(NvidiaModels.Model::computeCapability);
        if (capability.isPresent()) {
            facts.known(FactKeys.COMPUTE_CAPABILITY, capability.get(), source);
        } else if (byName.isPresent()) {
            facts.known(FactKeys.COMPUTE_CAPABILITY, byName.get(), NvidiaModels.SOURCE);
        } else {
            facts.unknown(FactKeys.COMPUTE_CAPABILITY, reason);
        }
        return model.isPresent()
                ? facts.known(AcceleratorKeys.CLASS, model.get().type(), NvidiaModels.SOURCE)
                : facts.unknown(AcceleratorKeys.CLASS, "`" + name + "` is no product this cm knows");
    }
}
