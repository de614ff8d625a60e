package org.collectivemind.format.platform;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.collectivemind.format.attribute.AttributeCatalog;
import org.collectivemind.format.attribute.AttributeDefinition;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.attribute.LatticeType;
import org.collectivemind.format.attribute.SetType;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.error.NearestKey;

/**
 * A fact somebody asserts instead of what was found. An empty value says that the machine does not have it.
 *
 * @param source how it was said: {@code --set}, the name of a variable or of a manifest
 */
public record Assertion(AttributeKey key, Fact fact, String source) {
    static final AttributeCatalog CATALOG = AttributeCatalog.builtIn();
    private static final Set<String> OF_VARIANTS = Set.of("ml", "data", "run", "maven");

    /**
     * @param values as a person writes them; several of a set with commas or blanks between
     * @throws MalformedText for a key or a value the catalog does not know
     */
    public static Assertion of(String written, String values, String source) {
        AttributeDefinition definition = definition(written);
        if (values.isBlank()) {
            return new Assertion(definition.key(), new Fact.Absent("said to be absent by " + source), source);
        }
        List<String> parts = severalValues(definition)
                ? Arrays.stream(values.strip().split("[,\\s]+")).distinct().toList()
                : List.of(values.strip());
        for (String part : parts) {
            Optional<String> problem = definition.type().problem(part);
            if (problem.isPresent()) {
                throw new MalformedText(
                        "value of `" + written + "`",
                        part,
                        problem.get(),
                        NearestKey.hints(part, definition.type().suggested()));
            }
        }
        return new Assertion(definition.key(), new Fact.Known(parts, source), source);
    }

    /** {@code key=value,value}, as {@code --set} takes it. */
    public static Assertion parse(String text, String source) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new MalformedText("assertion", text, "`key=value` is wanted, as in `cuda.cc=8.6`");
        }
        return of(text.substring(0, equals).strip(), text.substring(equals + 1), source);
    }

    /** {@code key=value,value}: reads back as the same assertion. */
    public String text() {
        return key + "="
                + fact.known().map(known -> String.join(",", known.values())).orElse("");
    }

    private static boolean severalValues(AttributeDefinition definition) {
        return definition.type() instanceof SetType || definition.type() instanceof LatticeType;
    }

    private static List<String> hints(String written) {
        List<String> near = NearestKey.hints(written, keys());
        return near.isEmpty()
                ? List.of("`cm platform show` lists the facts; `x.<organisation>.<name>` is one of your own")
                : near;
    }

    private static AttributeDefinition definition(String written) {
        AttributeKey key = AttributeKey.parse(written);
        AttributeDefinition definition = CATALOG.definition(key)
                .orElseThrow(
                        () -> new MalformedText("fact about a machine", written, "nobody defined it", hints(written)));
        if (OF_VARIANTS.contains(key.namespace())) {
            throw new MalformedText(
                    "fact about a machine",
                    written,
                    "it says what a variant is, not what a machine has",
                    List.of("ask for a variant with `NAME#" + written + "=…`"));
        }
        if (definition.scope() == AttributeDefinition.Scope.DEVICE
                && CATALOG.ofDevice(key).isEmpty()) {
            throw new MalformedText(
                    "fact about a machine",
                    written,
                    "it is a fact about a device",
                    List.of("say of which: `cuda." + written + "=…`"));
        }
        return definition;
    }

    /** All keys that can be asserted, those of devices with their api in front. */
    public static SortedSet<String> keys() {
        SortedSet<String> keys = new TreeSet<>();
        CATALOG.definitions().forEach((key, definition) -> {
            if (!OF_VARIANTS.contains(key.namespace())) {
                if (definition.scope() != AttributeDefinition.Scope.DEVICE) {
                    keys.add(key.text());
                }
                if (definition.scope().ofDevice()) {
                    CATALOG.apis().forEach(api -> keys.add(api + "." + key.text()));
                }
            }
        });
        return keys;
    }
}
