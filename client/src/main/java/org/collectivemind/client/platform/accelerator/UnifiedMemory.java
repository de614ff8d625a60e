package org.collectivemind.client.platform.accelerator;

import java.util.List;
import org.collectivemind.client.platform.detect.FactKeys;
import org.collectivemind.client.platform.detect.Findings;
import org.collectivemind.client.platform.detect.Machine;
import org.collectivemind.client.platform.detect.MemoryFacts;
import org.collectivemind.format.platform.Fact;

/** The memory of a device that has none of its own: what the machine, or the control group of this process, has. */
final class UnifiedMemory {
    private UnifiedMemory() {}

    static Fact of(Machine machine) {
        Findings findings = new Findings();
        MemoryFacts.DETECTOR.look().detect(machine, findings);
        Fact memory = findings.platform("machine").fact(FactKeys.MEMORY);
        return memory.known()
                .map(known -> Findings.fact(
                        FactKeys.MEMORY, List.of(known.text()), "shared with the machine, " + known.source()))
                .orElse(memory);
    }
}
