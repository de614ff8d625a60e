package org.collectivemind.format.requirement;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.collectivemind.format.attribute.AttributeCatalog;
import org.collectivemind.format.attribute.AttributeClass;
import org.collectivemind.format.attribute.AttributeDefinition;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.attribute.LibcType;
import org.collectivemind.format.attribute.TextType;
import org.collectivemind.format.error.MalformedText;

/**
 * Reads the mapping form (DESIGN §4) into the tree of the text form, all entries in one canonical conjunction:
 *
 * <ul>
 *   <li>{@code arch: x86_64}, {@code cpu.isa: x86_64_v3}, {@code mem.total: 16GiB}: equal, or at least, as the catalog has it
 *   <li>{@code os.version: ">=13.0,<15"}: comparisons, all of them
 *   <li>{@code libc: glibc>=2.28}; {@code os: macos>=13.0} is {@code os = macos and os.version >= 13.0}
 *   <li>{@code os: [linux, macos]}: one of them; for a set, {@code cpu.features: [avx2, fma]}: all of them
 *   <li>{@code cuda: {toolkit: "12.2", targets: [sm_80]}}: a CUDA build; {@code cuda: true}: any device
 *   <li>{@code rocm: {version: "6.0", targets: [gfx90a]}}: a ROCm build; without the version, any device of the targets
 *   <li>{@code memory: {gpu: 40GiB}}: the memory of a placement
 *   <li>{@code cuda: {cc: ">=7.0", mem.total: 16GiB, driver: ">=525"}}: one device with all of the first two, and a platform fact
 * </ul>
 */
public final class RequirementMapping {
    private static final Pattern COMPARISON = Pattern.compile("([a-z][a-z0-9_]*)? *(>=|<=|!=|~>|=|<|>) *([^ =<>!~].*)");
    private static final AttributeKey OS = AttributeKey.parse("os");
    private static final AttributeKey OS_VERSION = AttributeKey.parse("os.version");
    private static final int DEEPEST = 8;
    private final AttributeCatalog catalog = AttributeCatalog.builtIn();

    private RequirementMapping() {}

    /** @param mapping values are String, Boolean, whole number, List or Map; a fraction is refused, for 12.10 is not 12.1 */
    public static Requirement read(Map<String, ?> mapping) {
        RequirementMapping reader = new RequirementMapping();
        return Requirement.allOf(reader.entries("", mapping, 1));
    }

    private List<Requirement> entries(String prefix, Map<?, ?> mapping, int depth) {
        if (depth > DEEPEST) {
            throw new MalformedText("requirement", prefix + "…", "it nests deeper than " + DEEPEST + " mappings");
        }
        List<Requirement> terms = new ArrayList<>();
        mapping.forEach((key, value) -> terms.add(entry(prefix + key, value, depth)));
        return terms;
    }

    private Requirement entry(String key, Object value, int depth) {
        boolean api = catalog.apis().contains(key);
        if (key.equals(RequirementWords.MEMORY)) {
            return memory(key, value);
        }
        if (value instanceof Map<?, ?> nested) {
            return api ? device(key, nested, depth) : Requirement.and(entries(key + ".", nested, depth + 1));
        }
        String word = value instanceof List<?> ? "" : scalar(key, value);
        if (api && (word.equals("true") || word.equals("false"))) {
            Requirement any = new Requirement.Devices(Requirement.Quantifier.ANY, key, Requirement.ALWAYS);
            return word.equals("true") ? any : new Requirement.Not(any);
        }
        AttributeKey attribute = AttributeKey.parse(key);
        return value instanceof List<?> list ? anyOf(attribute, list) : one(attribute, word);
    }

    private static Requirement memory(String key, Object value) {
        if (!(value instanceof Map<?, ?> places)) {
            throw malformed(key, value, "a placement is wanted, as in {gpu: 40GiB}");
        }
        List<Requirement> terms = new ArrayList<>();
        places.forEach((placement, amount) -> terms.add(new Requirement.Memory(
                Placement.parse(String.valueOf(placement)), MemoryShare.parse(scalar(key, amount)))));
        return Requirement.allOf(terms);
    }

    private static String scalar(String key, Object value) {
        if (value instanceof String
                || value instanceof Boolean
                || value instanceof Integer
                || value instanceof Long
                || value instanceof BigInteger) {
            return value.toString().strip();
        }
        throw malformed(key, value, "put the value in quotes: as a number `12.10` would be `12.1`");
    }

    private static MalformedText malformed(String key, Object value, String reason) {
        return new MalformedText("requirement on `" + key + "`", String.valueOf(value), reason);
    }

    private AttributeDefinition definition(AttributeKey key) {
        return catalog.definition(key)
                .orElseGet(() -> new AttributeDefinition(
                        key,
                        new TextType(),
                        AttributeClass.SEMANTIC,
                        AttributeDefinition.Scope.BOTH,
                        AttributeDefinition.Match.EQUAL,
                        AttributeDefinition.Missing.NONE));
    }

    private Requirement anyOf(AttributeKey key, List<?> list) {
        List<String> words = list.stream().map(item -> scalar(key.text(), item)).collect(Collectors.toList());
        AttributeDefinition.Match match = definition(key).match();
        if (match == AttributeDefinition.Match.HAS) {
            return new Requirement.Has(key, words);
        }
        boolean plain =
                words.stream().noneMatch(word -> COMPARISON.matcher(word).matches());
        if (plain && match == AttributeDefinition.Match.EQUAL || words.isEmpty()) {
            return new Requirement.In(key, words);
        }
        List<Requirement> terms = words.stream().map(word -> one(key, word)).collect(Collectors.toList());
        return terms.size() == 1 ? terms.get(0) : new Requirement.Or(terms);
    }

    private Requirement one(AttributeKey key, String word) {
        Matcher comparison = COMPARISON.matcher(word);
        if (!comparison.matches()) {
            return plain(key, word);
        }
        if (comparison.group(1) == null) {
            return comparisons(key, word);
        }
        Operator operator = operator(comparison.group(2));
        String version = comparison.group(3);
        if (definition(key).type() instanceof LibcType) {
            return new Requirement.Compare(key, operator, comparison.group(1) + "-" + version);
        }
        if (key.equals(OS)) {
            return Requirement.allOf(List.of(
                    new Requirement.Compare(OS, Operator.EQUAL, comparison.group(1)),
                    new Requirement.Compare(OS_VERSION, operator, version)));
        }
        throw malformed(key.text(), word, "a name before the comparison is for `os` and `libc` only");
    }

    private static Requirement comparisons(AttributeKey key, String text) {
        List<Requirement> terms = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            Matcher comparison = COMPARISON.matcher(part.strip());
            if (!comparison.matches() || comparison.group(1) != null) {
                throw malformed(key.text(), text, "comparisons such as `>=1,<2` are wanted");
            }
            terms.add(new Requirement.Compare(key, operator(comparison.group(2)), comparison.group(3)));
        }
        return Requirement.allOf(terms);
    }

    private static Operator operator(String symbol) {
        for (Operator operator : Operator.values()) {
            if (operator.symbol().equals(symbol)) {
                return operator;
            }
        }
        throw new IllegalArgumentException(symbol);
    }

    private Requirement plain(AttributeKey key, String word) {
        AttributeDefinition definition = definition(key);
        boolean family = definition.type() instanceof LibcType && word.indexOf('-') < 0;
        return switch (definition.match()) {
            case HAS -> new Requirement.Has(key, List.of(word));
            case AT_LEAST -> new Requirement.Compare(key, family ? Operator.EQUAL : Operator.AT_LEAST, word);
            case EQUAL -> new Requirement.Compare(key, Operator.EQUAL, word);
        };
    }

    private Requirement device(String api, Map<?, ?> mapping, int depth) {
        Map<String, Object> rest = new LinkedHashMap<>();
        mapping.forEach((key, value) -> rest.put(String.valueOf(key), value));
        List<Requirement> terms = new ArrayList<>();
        Optional.ofNullable(rest.remove("targets")).ifPresent(targets -> terms.add(built(api, rest, targets)));
        if (api.equals(RequirementWords.CUDA) && rest.containsKey("toolkit")) {
            throw malformed(
                    api, mapping, "`toolkit` and `targets` go together; targets cannot be told from the toolkit");
        }
        List<Requirement> conditions = new ArrayList<>();
        rest.forEach((key, value) -> {
            boolean ofDevice =
                    catalog.ofDevice(AttributeKey.parse(api + "." + key)).isPresent();
            (ofDevice ? conditions : terms).add(entry(ofDevice ? key : api + "." + key, value, depth + 1));
        });
        if (!conditions.isEmpty() || terms.isEmpty()) {
            terms.add(new Requirement.Devices(Requirement.Quantifier.ANY, api, Requirement.allOf(conditions)));
        }
        return Requirement.allOf(terms);
    }

    /** Takes {@code toolkit} out of {@code rest} where it belongs to the targets. */
    private Requirement built(String api, Map<String, Object> rest, Object targets) {
        if (!(targets instanceof List<?> list)) {
            throw malformed(api + ".targets", targets, "a list such as [sm_80, compute_90] is wanted");
        }
        List<String> words = list.stream().map(item -> scalar(api, item)).collect(Collectors.toList());
        Supplier<Requirement> devices =
                () -> new Requirement.Devices(Requirement.Quantifier.ANY, api, anyOf(AttributeKey.parse("gfx"), words));
        Object version = rest.get("version");
        if (api.equals(RequirementWords.ROCM)
                && version != null
                && !(version instanceof Map || version instanceof List)) {
            String release = scalar("rocm.version", version);
            if (RequirementWords.release(release)) {
                rest.remove("version");
                return new Requirement.RocmBuild(release, words);
            }
        }
        if (!api.equals(RequirementWords.CUDA)) {
            return devices.get();
        }
        Object toolkit = rest.remove("toolkit");
        if (toolkit == null) {
            throw malformed(api, "targets: " + words, "`toolkit` is missing beside `targets`");
        }
        return new Requirement.CudaBuild(scalar("cuda.toolkit", toolkit), words);
    }
}
