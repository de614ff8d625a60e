package org.collectivemind.client.platform.accelerator;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.collectivemind.client.platform.detect.FactKeys;
import org.collectivemind.client.platform.probe.Probe;
import org.collectivemind.format.platform.Fact;

/** What is known of each GPU in KFD's topology. */
final class AmdGpus {
    /**
     * Chips that are part of a processor and share its memory (LLVM, AMDGPU processor table, "APU"; read 2026-11-21). The MI300A is
     * one as well, and has the gfx version of the MI300X; its name tells.
     */
    private static final Set<String> INTEGRATED = Set.of(
            "gfx902", "gfx909", "gfx90c", "gfx1013", "gfx1033", "gfx1035", "gfx1036", "gfx1037", "gfx1103", "gfx1150",
            "gfx1151", "gfx1152", "gfx1153");

    private static final String OVERRIDE = "HSA_OVERRIDE_GFX_VERSION";
    private final Probe probe;

    AmdGpus(Probe probe) {
        this.probe = probe;
    }

    List<DeviceFacts> describe(List<KfdNode> nodes) {
        return nodes.stream().map(this::describe).toList();
    }

    private DeviceFacts describe(KfdNode node) {
        DeviceFacts facts = new DeviceFacts();
        Optional<ProductName> named = AmdNames.of(probe, node.graphics(), String.format("%04x", node.get("device_id")));
        String kernel = KfdNode.NODES + "/" + node.number();
        if (named.isPresent()) {
            facts.known(FactKeys.DEVICE_NAME, named.get().name(), named.get().source());
        } else {
            facts.name(node.chip(), kernel + "/name", "neither the card nor libdrm's table names it");
        }
        // The override makes ROCm take one chip for another, at the user's own risk; what the chip is stays the fact.
        String note = probe.variable(OVERRIDE)
                .map(version -> "; " + OVERRIDE + "=" + version + " is set and not applied here")
                .orElse("");
        facts.known(AcceleratorKeys.GFX, node.gfx(), kernel + "/properties" + note);
        boolean shared = INTEGRATED.contains(node.gfx())
                || named.filter(name -> name.name().contains("MI300A")).isPresent();
        return memory(node, shared, facts);
    }

    private DeviceFacts memory(KfdNode node, boolean shared, DeviceFacts facts) {
        String bank = KfdNode.NODES + "/" + node.number() + "/mem_banks";
        BigInteger offered = node.memory();
        String source = bank;
        if (offered.signum() == 0) {
            source = node.graphics() + (shared ? "/mem_info_gtt_total" : "/mem_info_vram_total");
            offered = bytes(source).orElse(BigInteger.ZERO);
        }
        if (offered.signum() == 0) {
            return facts.unknown(FactKeys.MEMORY, "neither KFD nor the graphics driver tells it");
        }
        return facts.ownMemory(offered, source)
                .put(
                        FactKeys.UNIFIED,
                        new Fact.Known(Boolean.toString(shared), shared ? "the chip is part of a processor" : source));
    }

    private Optional<BigInteger> bytes(String file) {
        return probe.readFile(file).filter(text -> text.matches("\\d{1,18}")).map(BigInteger::new);
    }
}
