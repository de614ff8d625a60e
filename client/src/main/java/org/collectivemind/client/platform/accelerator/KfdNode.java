package org.collectivemind.client.platform.accelerator;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.collectivemind.client.platform.probe.Probe;

/**
 * One GPU in the topology of amdgpu's compute driver, KFD (kernel source, drivers/gpu/drm/amd/amdkfd/kfd_topology.h, read
 * 2026-11-21): {@code /sys/class/kfd/kfd/topology/nodes/N/properties}. Processors are nodes too, without a gfx version; GPUs a
 * container was not given have empty files.
 *
 * @param number of the node
 * @param properties numbers by name
 * @param memory bytes of video memory the driver offers to compute; of a processor with graphics what it may take of the machine's
 * @param chip as the kernel calls it, {@code aldebaran}; empty where it is {@code ip discovery}
 */
record KfdNode(int number, Map<String, BigInteger> properties, BigInteger memory, Optional<String> chip) {
    static final String NODES = "/sys/class/kfd/kfd/topology/nodes";
    private static final BigInteger AMD = BigInteger.valueOf(0x1002);
    private static final int MAJOR = 10_000;
    private static final int MINOR = 100;
    /** A gfx version needs no more; more is not one. */
    private static final int MOST_BITS = 24;

    /** Banks of system memory have heap type 0, of video memory 1 (the processor sees it) or 2. */
    private static final List<BigInteger> VIDEO = List.of(BigInteger.ONE, BigInteger.TWO);

    /** In the order of ROCm's runtime, which is that of the nodes. */
    static List<KfdNode> gpus(Probe probe) {
        List<KfdNode> gpus = new ArrayList<>();
        for (String name : probe.list(NODES)) {
            if (name.matches("\\d{1,4}")) {
                KfdNode node = read(probe, Integer.parseInt(name));
                BigInteger version = node.get("gfx_target_version");
                if (version.signum() > 0
                        && version.bitLength() <= MOST_BITS
                        && node.get("vendor_id").equals(AMD)) {
                    gpus.add(node);
                }
            }
        }
        gpus.sort(Comparator.comparingInt(KfdNode::number));
        return gpus;
    }

    private static KfdNode read(Probe probe, int number) {
        String directory = NODES + "/" + number;
        BigInteger memory = BigInteger.ZERO;
        for (String bank : probe.list(directory + "/mem_banks")) {
            Map<String, BigInteger> values = values(probe, directory + "/mem_banks/" + bank + "/properties");
            if (VIDEO.contains(values.getOrDefault("heap_type", BigInteger.ZERO))) {
                memory = memory.add(values.getOrDefault("size_in_bytes", BigInteger.ZERO));
            }
        }
        return new KfdNode(
                number,
                values(probe, directory + "/properties"),
                memory,
                probe.readFile(directory + "/name").filter(name -> !name.isEmpty() && !name.equals("ip discovery")));
    }

    private static Map<String, BigInteger> values(Probe probe, String file) {
        Map<String, BigInteger> values = new TreeMap<>();
        probe.readFile(file)
                .ifPresent(text -> text.lines().forEach(line -> {
                    String[] pair = line.strip().split("\\s+");
                    if (pair.length == 2 && pair[1].matches("\\d{1,20}")) {
                        values.put(pair[0], new BigInteger(pair[1]));
                    }
                }));
        return values;
    }

    BigInteger get(String property) {
        return properties.getOrDefault(property, BigInteger.ZERO);
    }

    /** {@code gfx90a} of 90010: the major number times 10,000, the minor times 100, and the step, which is written in hexadecimal. */
    String gfx() {
        int version = get("gfx_target_version").intValue();
        return "gfx" + version / MAJOR + Integer.toHexString(version / MINOR % MINOR)
                + Integer.toHexString(version % MINOR);
    }

    /** Its directory among the graphics devices. */
    String graphics() {
        return "/sys/class/drm/renderD" + get("drm_render_minor") + "/device";
    }

    /** The name {@code ROCR_VISIBLE_DEVICES} takes, {@code GPU-} and sixteen hexadecimal digits; a GPU without one is {@code GPU-XX}. */
    String uuid() {
        return get("unique_id").signum() == 0 ? "GPU-XX" : String.format("GPU-%016x", get("unique_id"));
    }
}
