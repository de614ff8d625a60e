package org.collectivemind.format.platform;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.collectivemind.format.attribute.AttributeCatalog;
import org.collectivemind.format.attribute.AttributeDefinition;
import org.collectivemind.format.attribute.AttributeDefinition.Scope;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.error.MalformedFile;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.error.NearestKey;
import org.collectivemind.format.yaml.YamlNode;

/** Reads a platform from YAML nodes. */
final class PlatformReader {
    private static final String FORMAT = "1";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final Set<String> FACT_KEYS = Set.of("v", "src", "unknown", "absent");
    private static final int MOST_DEVICES = 1_024;
    private final AttributeCatalog catalog = AttributeCatalog.builtIn();
    private final SortedMap<AttributeKey, Fact> facts = new TreeMap<>();
    private final String fileName;
    private List<Device> devices = List.of();

    PlatformReader(String fileName) {
        this.fileName = fileName;
    }

    Platform file(YamlNode.Mapping root) {
        SortedSet<String> known = new TreeSet<>(Set.of("platform", "name", "facts", "devices"));
        known.addAll(catalog.apis());
        root.rejectUnknown(known);
        YamlNode format = root.required("platform");
        if (!format.text().equals(FORMAT)) {
            throw format.failure(
                    "platform format " + format.text() + " is not one this version reads",
                    "this version reads format 1");
        }
        YamlNode name = root.required("name");
        if (!NAME.matcher(name.text()).matches()) {
            throw name.failure("`name` is up to 100 letters, digits and ._-, not `" + name.text() + "`");
        }
        root.optional("facts").ifPresent(node -> platformFacts(node.mapping()));
        root.optional("devices").ifPresent(this::devices);
        catalog.apis()
                .forEach(api -> root.optional(api).ifPresent(node -> {
                    if (isBlock(node.mapping())) {
                        apiFacts(api, node.mapping());
                    } else {
                        platformFact(root, api, api, node);
                    }
                }));
        return new Platform(name.text(), facts, devices);
    }

    Platform inline(String name, YamlNode.Mapping root) {
        platformFacts(root);
        return new Platform(name, facts, devices);
    }

    private void platformFacts(YamlNode.Mapping mapping) {
        mapping.entries().forEach((key, value) -> {
            boolean block =
                    value instanceof YamlNode.Mapping nested && catalog.apis().contains(key) && isBlock(nested);
            if (block) {
                apiFacts(key, value.mapping());
            } else if (key.equals("devices")) {
                devices(value);
            } else {
                platformFact(mapping, key, key, value);
            }
        });
    }

    /** Facts of an api; else one fact about it, as in {@code rocm: {absent: no amdgpu driver}}. */
    private static boolean isBlock(YamlNode.Mapping mapping) {
        return !FACT_KEYS.containsAll(mapping.entries().keySet());
    }

    private void apiFacts(String api, YamlNode.Mapping block) {
        block.entries().forEach((key, value) -> platformFact(block, key, api + "." + key, value));
    }

    private void platformFact(YamlNode.Mapping mapping, String written, String text, YamlNode value) {
        AttributeDefinition definition = definition(mapping, written, text);
        boolean alias = catalog.ofDevice(definition.key()).isPresent();
        if (definition.scope() == Scope.DEVICE && !alias) {
            throw new MalformedFile(
                    mapping.keyPosition(written),
                    "`" + text + "` is a fact about a device, not about a platform",
                    List.of("write it under `devices`, or with the api in front as in `cuda." + text + "`"));
        }
        if (facts.put(definition.key(), fact(definition, value)) != null) {
            throw new MalformedFile(mapping.keyPosition(written), "`" + text + "` is stated twice", List.of());
        }
    }

    private AttributeDefinition definition(YamlNode.Mapping mapping, String written, String text) {
        Optional<AttributeDefinition> definition;
        try {
            definition = catalog.definition(AttributeKey.parse(text));
        } catch (MalformedText malformed) {
            throw new MalformedFile(mapping.keyPosition(written), malformed.getMessage(), malformed.hints());
        }
        return definition.orElseThrow(() -> {
            List<String> known = catalog.definitions().keySet().stream()
                    .map(AttributeKey::text)
                    .collect(Collectors.toList());
            List<String> hints = new ArrayList<>(NearestKey.hints(text, known));
            hints.add("facts of your own are named `x.<organisation>.<name>`");
            return new MalformedFile(mapping.keyPosition(written), "unknown fact `" + text + "`", hints);
        });
    }

    private void devices(YamlNode node) {
        List<Device> read = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Map<String, Integer> next = new TreeMap<>();
        for (YamlNode item : node.list()) {
            Device device = device(item.mapping(), next);
            if (!seen.add(device.api() + " " + device.index())) {
                throw item.failure(device.api() + " device " + device.index() + " is described twice");
            }
            read.add(device);
        }
        if (read.size() > MOST_DEVICES) {
            throw node.failure("more than " + MOST_DEVICES + " devices");
        }
        devices = read;
    }

    private Device device(YamlNode.Mapping mapping, Map<String, Integer> next) {
        YamlNode api = mapping.required("api");
        if (!catalog.apis().contains(api.text())) {
            throw new MalformedFile(
                    api.position(), "unknown api `" + api.text() + "`", NearestKey.hints(api.text(), catalog.apis()));
        }
        int index =
                mapping.optional("index").map(PlatformReader::index).orElseGet(() -> next.getOrDefault(api.text(), 0));
        next.put(api.text(), index + 1);
        SortedMap<AttributeKey, Fact> own = new TreeMap<>();
        mapping.entries().forEach((key, value) -> {
            if (!key.equals("api") && !key.equals("index")) {
                AttributeDefinition definition = definition(mapping, key, key);
                if (!definition.scope().ofDevice()
                        || catalog.ofDevice(definition.key()).isPresent()) {
                    throw new MalformedFile(
                            mapping.keyPosition(key),
                            "`" + key + "` is not a fact about one device",
                            List.of(
                                    "facts about the platform stand under `facts`; a device's keys have no api in front"));
                }
                own.put(definition.key(), fact(definition, value));
            }
        });
        return new Device(api.text(), index, own);
    }

    private static int index(YamlNode node) {
        long index = node.wholeNumber();
        if (index >= MOST_DEVICES) {
            throw node.failure("`index` is below " + MOST_DEVICES);
        }
        return (int) index;
    }

    private Fact fact(AttributeDefinition definition, YamlNode node) {
        if (!(node instanceof YamlNode.Mapping mapping)) {
            return new Fact.Known(values(definition, node), fileName);
        }
        mapping.rejectUnknown(FACT_KEYS);
        Set<String> keys = mapping.entries().keySet();
        boolean known = keys.equals(Set.of("v")) || keys.equals(Set.of("v", "src"));
        if (!known && !keys.equals(Set.of("unknown")) && !keys.equals(Set.of("absent"))) {
            throw mapping.failure(
                    "a fact is a value, `{v: value, src: source}`, `{unknown: reason}` or `{absent: reason}`");
        }
        if (known) {
            String source = mapping.optional("src").map(YamlNode::text).orElse(fileName);
            return new Fact.Known(values(definition, mapping.required("v")), source);
        }
        return mapping.optional("unknown")
                .<Fact>map(reason -> new Fact.Unknown(reason.text()))
                .orElseGet(() -> new Fact.Absent(mapping.required("absent").text()));
    }

    private static List<String> values(AttributeDefinition definition, YamlNode node) {
        List<YamlNode> nodes = node instanceof YamlNode.Sequence sequence ? sequence.items() : List.of(node);
        if (nodes.isEmpty()) {
            throw node.failure("a fact has a value", "what the machine does not have is written `{absent: reason}`");
        }
        List<String> values = new ArrayList<>();
        for (YamlNode item : nodes) {
            String value = item.text();
            Optional<String> problem = value.isBlank()
                    ? Optional.of("it is blank")
                    : definition.type().problem(value);
            if (problem.isPresent()) {
                List<String> suggested = definition.type().suggested();
                throw new MalformedFile(
                        item.position(),
                        "bad value of `" + definition.key() + "`: " + problem.get(),
                        suggested.isEmpty() ? List.of() : NearestKey.hints(value, suggested));
            }
            values.add(value);
        }
        return values;
    }
}
