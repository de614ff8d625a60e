package org.collectivemind.resolver.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.platform.Device;
import org.collectivemind.format.platform.Fact;
import org.collectivemind.format.platform.Platform;
import org.collectivemind.resolver.request.Target;

/** The machines of the cases of our own. */
enum CaseMachine {
    CPU("linux", "x86_64"),
    CUDA("linux", "x86_64"),
    MAC("macos", "aarch64");

    private final String os;
    private final String arch;

    CaseMachine(String os, String arch) {
        this.os = os;
        this.arch = arch;
    }

    String id() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    Target target() {
        return new Target(id(), platform());
    }

    Platform platform() {
        SortedMap<AttributeKey, Fact> facts = facts("os", os, "arch", arch);
        List<Device> devices = new ArrayList<>();
        if (this == CUDA) {
            facts.putAll(facts("cuda.driver", "550.54.14"));
            devices.add(new Device("cuda", 0, facts("cc", "8.0", "mem.total", "16GiB")));
        } else {
            facts.put(AttributeKey.parse("cuda.driver"), new Fact.Absent("no such device"));
        }
        return new Platform(id(), facts, devices);
    }

    private static SortedMap<AttributeKey, Fact> facts(String... pairs) {
        SortedMap<AttributeKey, Fact> facts = new TreeMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            facts.put(AttributeKey.parse(pairs[i]), new Fact.Known(pairs[i + 1], "case"));
        }
        return facts;
    }
}
