package org.collectivemind.client.platform.accelerator;

import java.util.List;
import java.util.Optional;
import org.collectivemind.format.platform.Fact;

/**
 * What was told of NVIDIA's GPUs; facts that were not told say why.
 *
 * @param gpus in the order of the PCI bus
 */
record NvidiaAnswer(Fact driver, Fact api, List<Gpu> gpus) {
    NvidiaAnswer {
        gpus = List.copyOf(gpus);
    }

    /**
     * One GPU, and the devices it is: itself, or the instances it is cut into (MIG).
     *
     * @param uuid {@code GPU-…}, where it was asked for; it is compared and never shown
     * @param instances the uuids of the instances in the order of the devices, where they were asked for
     */
    record Gpu(Optional<String> uuid, List<String> instances, List<DeviceFacts> devices) {
        Gpu {
            instances = List.copyOf(instances);
            devices = List.copyOf(devices);
        }
    }

    /** Nobody could tell, or the driver is there and does not work: then what files say of it does not count either. */
    static NvidiaAnswer unknown(String reason) {
        return new NvidiaAnswer(new Fact.Unknown(reason), new Fact.Unknown(reason), List.of());
    }

    static NvidiaAnswer absent(String reason) {
        return new NvidiaAnswer(new Fact.Absent(reason), new Fact.Absent(reason), List.of());
    }
}
