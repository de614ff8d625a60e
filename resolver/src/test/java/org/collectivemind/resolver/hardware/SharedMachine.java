package org.collectivemind.resolver.hardware;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.platform.Device;
import org.collectivemind.format.platform.Fact;
import org.collectivemind.format.platform.Platform;
import org.collectivemind.format.requirement.Operator;
import org.collectivemind.format.requirement.Requirement;
import org.collectivemind.format.yaml.YamlNode;

/** The machines of the acceptance scenarios, and what is needed of them, as facts and requirements. Mutable. */
final class SharedMachine {
    private static final String SOURCE = "scenarios.yaml";
    private static final List<String> APIS = List.of("cuda", "rocm", "metal", "level0", "vulkan", "tpu", "npu");
    private static final Map<String, String> FACTS =
            Map.of("os", "os", "osver", "os.version", "libc", "libc", "cpu", "cpu.isa", "vulkan", "vulkan.version");
    private static final Map<String, String> API_FACTS =
            Map.of("driver", "driver", "cuda", "api", "compat", "compat", "rocm", "version");

    private final SortedMap<AttributeKey, Fact> facts = new TreeMap<>();

    private SharedMachine() {}

    static Platform read(String name, YamlNode.Mapping node) {
        return new SharedMachine().machine(name, node);
    }

    private Platform machine(String name, YamlNode.Mapping node) {
        FACTS.forEach((written, key) -> node.optional(written).ifPresent(value -> known(key, value.text())));
        if (node.optional("libc").isEmpty()) {
            facts.put(AttributeKey.parse("libc"), new Fact.Absent("a system without"));
        }
        known("sys.wsl", Boolean.toString(node.optional("wsl").isPresent()));
        known("mem.total", node.required("ram").text() + "GiB");
        List<String> architectures =
                new ArrayList<>(List.of(node.required("arch").text()));
        if (node.optional("rosetta").isPresent()) {
            architectures.add("x86_64");
        }
        facts.put(AttributeKey.parse("arch"), new Fact.Known(architectures, SOURCE));
        YamlNode.Mapping accelerator = node.required("accel").mapping();
        String api = accelerator.required("api").text();
        for (String other : APIS) {
            boolean described = other.equals(api) || node.optional(other).isPresent();
            if (!described) {
                facts.put(AttributeKey.parse(other), new Fact.Absent("none listed"));
                facts.put(AttributeKey.parse(other + ".driver"), new Fact.Absent("none listed"));
            }
        }
        API_FACTS.forEach((written, key) ->
                accelerator.optional(written).ifPresent(value -> known(api + "." + key, value.text())));
        return new Platform(name, facts, devices(api, accelerator));
    }

    private void known(String key, String value) {
        facts.put(AttributeKey.parse(key), new Fact.Known(value, SOURCE));
    }

    private static List<Device> devices(String api, YamlNode.Mapping accelerator) {
        List<Device> devices = new ArrayList<>();
        for (YamlNode item : accelerator.optional("devices").map(YamlNode::list).orElse(List.of())) {
            SortedMap<AttributeKey, Fact> facts = new TreeMap<>();
            item.mapping().entries().forEach((key, value) -> {
                if (!key.equals("mem")) {
                    facts.put(AttributeKey.parse(key), new Fact.Known(value.text(), SOURCE));
                } else if (value.text().equals("unified")) {
                    facts.put(AttributeKey.parse("mem.unified"), new Fact.Known("true", SOURCE));
                } else {
                    boolean unknown = value.text().equals("unknown");
                    facts.put(
                            AttributeKey.parse("mem.total"),
                            unknown ? new Fact.Unknown("unknown") : new Fact.Known(value.text() + "GiB", SOURCE));
                }
            });
            devices.add(new Device(api, devices.size(), facts));
        }
        return devices;
    }

    /** One entry of {@code requires}. */
    static Optional<Requirement> need(String key, YamlNode value) {
        return switch (key) {
            case "os", "arch" -> compare(key, Operator.EQUAL, value.text());
            case "osver" -> compare("os.version", Operator.AT_LEAST, value.text());
            case "glibc" -> compare("libc", Operator.AT_LEAST, "glibc-" + value.text());
            case "libc" -> Optional.empty();
            case "cpu" -> compare("cpu.isa", Operator.AT_LEAST, value.text());
            case "vulkan" -> compare("vulkan.version", Operator.AT_LEAST, value.text());
            case "metal" -> Optional.of(Requirement.parse("any(metal)"));
            case "cuda" ->
                Optional.of(new Requirement.CudaBuild(
                        value.mapping().required("toolkit").text(),
                        value.mapping().required("targets").texts()));
            case "rocm" ->
                Optional.of(new Requirement.RocmBuild(
                        value.mapping().required("version").text(),
                        value.mapping().required("targets").texts()));
            default -> throw new IllegalArgumentException(key);
        };
    }

    private static Optional<Requirement> compare(String key, Operator operator, String value) {
        return Optional.of(new Requirement.Compare(AttributeKey.parse(key), operator, value));
    }
}
