package org.collectivemind.client.platform.accelerator;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.collectivemind.client.platform.probe.Probe;

/**
 * Which GPUs a ROCm program sees (ROCm documentation, GPU isolation techniques, read 2026-11-21): {@code ROCR_VISIBLE_DEVICES} takes
 * places and {@code GPU-…} uuids; of what it leaves, {@code HIP_VISIBLE_DEVICES}, or else {@code CUDA_VISIBLE_DEVICES}, takes places.
 * Nothing counts after the first entry that names no GPU.
 */
final class RocmVisibility {
    private static final String RUNTIME = "ROCR_VISIBLE_DEVICES";
    private final Probe probe;

    RocmVisibility(Probe probe) {
        this.probe = probe;
    }

    List<KfdNode> visible(List<KfdNode> gpus) {
        List<KfdNode> left = chosen(gpus, probe.variable(RUNTIME));
        return chosen(left, probe.variable("HIP_VISIBLE_DEVICES").or(() -> probe.variable("CUDA_VISIBLE_DEVICES")));
    }

    private static List<KfdNode> chosen(List<KfdNode> gpus, Optional<String> wish) {
        if (wish.isEmpty()) {
            return gpus;
        }
        List<KfdNode> chosen = new ArrayList<>();
        for (String entry : wish.get().split(",")) {
            Optional<KfdNode> named = named(entry.strip(), gpus);
            if (named.isEmpty()) {
                break;
            }
            if (!chosen.contains(named.get())) {
                chosen.add(named.get());
            }
        }
        return chosen;
    }

    private static Optional<KfdNode> named(String entry, List<KfdNode> gpus) {
        if (entry.matches("\\d{1,4}")) {
            int place = Integer.parseInt(entry);
            return place < gpus.size() ? Optional.of(gpus.get(place)) : Optional.empty();
        }
        String uuid = entry.replaceFirst("^GPU-", "").toLowerCase(Locale.ROOT);
        return entry.startsWith("GPU-") && !uuid.isEmpty()
                ? gpus.stream().filter(gpu -> gpu.uuid().equals("GPU-" + uuid)).findFirst()
                : Optional.empty();
    }
}
