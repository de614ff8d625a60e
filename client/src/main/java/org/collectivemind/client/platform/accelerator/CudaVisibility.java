package org.collectivemind.client.platform.accelerator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.collectivemind.client.platform.detect.FactKeys;
import org.collectivemind.client.platform.probe.Probe;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.platform.Fact;

/**
 * Which GPUs {@code CUDA_VISIBLE_DEVICES} leaves a CUDA program (CUDA C++ Programming Guide, environment variables): places in CUDA's
 * order, {@code GPU-…} and {@code MIG-…} uuids that may be cut short, and nothing after the first entry that names none. CUDA's
 * order is the fastest first unless {@code CUDA_DEVICE_ORDER=PCI_BUS_ID}, and how fast CUDA takes a GPU to be is not written
 * anywhere: among GPUs that differ, of a place only what all of them share is known. {@code NVIDIA_VISIBLE_DEVICES} is applied by
 * the container toolkit before anybody in the container can look.
 */
final class CudaVisibility {
    private static final String VARIABLE = "CUDA_VISIBLE_DEVICES";
    private static final Pattern PLACE = Pattern.compile("\\d{1,4}");
    private final Optional<String> wish;
    private final boolean busOrder;

    CudaVisibility(Probe probe) {
        this.wish = probe.variable(VARIABLE);
        this.busOrder = probe.variable("CUDA_DEVICE_ORDER").orElse("").equals("PCI_BUS_ID");
    }

    /** Whether instances are named, so that their uuids must be asked for. */
    boolean namesInstances() {
        return wish.filter(text -> text.contains("MIG-")).isPresent();
    }

    String reason() {
        return wish.map(text -> VARIABLE + "=" + (text.matches("[-0-9, ]*") ? text.strip() : "…") + " leaves no GPU")
                .orElse("the GPUs are in MIG mode, and no instance is made of them");
    }

    /** Whether GPUs are named by numbers that nobody told of all of them, so that it is open which are meant. */
    boolean isOpen(List<NvidiaAnswer.Gpu> gpus) {
        return wish.filter(text -> text.contains("GPU-")
                                && gpus.stream().anyMatch(gpu -> gpu.uuid().isEmpty())
                        || text.contains("MIG-")
                                && gpus.stream().anyMatch(gpu -> gpu.instances().isEmpty() && isCut(gpu)))
                .isPresent();
    }

    private static boolean isCut(NvidiaAnswer.Gpu gpu) {
        return gpu.devices().stream()
                .anyMatch(device -> device.facts().get(FactKeys.MIG) instanceof Fact.Known known
                        && known.values().contains("true"));
    }

    List<DeviceFacts> visible(List<NvidiaAnswer.Gpu> gpus) {
        if (wish.isEmpty()) {
            return gpus.stream().flatMap(gpu -> gpu.devices().stream()).toList();
        }
        List<DeviceFacts> visible = new ArrayList<>();
        boolean byPlace = false;
        for (String entry : wish.get().split(",")) {
            List<DeviceFacts> named = named(entry.strip(), gpus);
            if (named.isEmpty()) {
                break;
            }
            byPlace |= PLACE.matcher(entry.strip()).matches();
            named.stream().filter(device -> !visible.contains(device)).forEach(visible::add);
        }
        boolean some = visible.size() < gpus.size();
        return byPlace
                        && some
                        && !busOrder
                        && gpus.stream().allMatch(gpu -> gpu.devices().size() == 1)
                ? IntStream.range(0, visible.size())
                        .mapToObj(place -> shared(gpus))
                        .toList()
                : visible;
    }

    private static List<DeviceFacts> named(String entry, List<NvidiaAnswer.Gpu> gpus) {
        if (PLACE.matcher(entry).matches()) {
            int place = Integer.parseInt(entry);
            return place < gpus.size() ? gpus.get(place).devices() : List.of();
        }
        List<DeviceFacts> named = new ArrayList<>();
        for (NvidiaAnswer.Gpu gpu : gpus) {
            if (entry.startsWith("GPU-")
                    && gpu.uuid().filter(uuid -> uuid.startsWith(entry)).isPresent()) {
                named.addAll(gpu.devices());
            }
            for (int place = 0;
                    place < gpu.instances().size() && place < gpu.devices().size();
                    place++) {
                if (entry.startsWith("MIG-") && gpu.instances().get(place).startsWith(entry)) {
                    named.add(gpu.devices().get(place));
                }
            }
        }
        return named;
    }

    /** What all GPUs have in common. */
    private static DeviceFacts shared(List<NvidiaAnswer.Gpu> gpus) {
        SortedMap<AttributeKey, Fact> first = gpus.get(0).devices().get(0).facts();
        DeviceFacts shared = new DeviceFacts();
        first.forEach((key, fact) -> {
            boolean same = gpus.stream()
                    .allMatch(gpu -> fact.equals(gpu.devices().get(0).facts().get(key)));
            shared.put(
                    key,
                    same
                            ? fact
                            : new Fact.Unknown(VARIABLE + " counts the fastest GPU first, and the GPUs differ; "
                                    + "CUDA_DEVICE_ORDER=PCI_BUS_ID would tell which are meant"));
        });
        return shared;
    }
}
