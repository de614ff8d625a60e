package org.collectivemind.client.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.collectivemind.format.attribute.AttributeCatalog;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.attribute.AttributeType;
import org.collectivemind.format.attribute.Comparison;
import org.collectivemind.format.platform.Device;
import org.collectivemind.format.platform.Fact;
import org.collectivemind.format.platform.Platform;

/**
 * Facts in which two platforms differ. Values that mean the same, such as 16GiB and 17179869184, are the same; where a fact comes
 * from and why it is not known make no difference; unknown and not described are the same, and neither is absent.
 */
public record PlatformDiff(String left, String right, List<Row> differences) {
    /** Why a fact is unknown that one side does not mention. */
    public static final String NOT_DESCRIBED = "not described";

    public PlatformDiff {
        differences = List.copyOf(differences);
    }

    /** @param key with the device in front where it is of one: {@code cuda 0 mem.total} */
    public record Row(String key, Side left, Side right) {}

    /**
     * What one platform says.
     *
     * @param state {@code known}, {@code absent} or {@code unknown}
     * @param values empty unless known
     * @param reason why it is absent or unknown; empty where it is known
     */
    public record Side(String state, List<String> values, String reason) {
        public Side {
            values = List.copyOf(values);
        }
    }

    public static PlatformDiff of(Platform left, Platform right) {
        SortedMap<String, Fact> ours = facts(left);
        SortedMap<String, Fact> theirs = facts(right);
        SortedSet<String> keys = new TreeSet<>(ours.keySet());
        keys.addAll(theirs.keySet());
        List<Row> rows = new ArrayList<>();
        for (String key : keys) {
            Fact first = ours.getOrDefault(key, new Fact.Unknown(NOT_DESCRIBED));
            Fact second = theirs.getOrDefault(key, new Fact.Unknown(NOT_DESCRIBED));
            if (!same(AttributeKey.parse(key.substring(key.lastIndexOf(' ') + 1)), first, second)) {
                rows.add(new Row(key, side(first), side(second)));
            }
        }
        return new PlatformDiff(left.name(), right.name(), rows);
    }

    private static SortedMap<String, Fact> facts(Platform platform) {
        SortedMap<String, Fact> facts = new TreeMap<>();
        platform.facts().forEach((key, fact) -> facts.put(key.text(), fact));
        for (Device device : platform.devices()) {
            for (Map.Entry<AttributeKey, Fact> fact : device.facts().entrySet()) {
                facts.put(device.api() + " " + device.index() + " " + fact.getKey(), fact.getValue());
            }
        }
        return facts;
    }

    private static Side side(Fact fact) {
        if (fact instanceof Fact.Known known) {
            return new Side("known", known.values(), "");
        }
        return fact instanceof Fact.Absent absent
                ? new Side("absent", List.of(), absent.reason())
                : new Side("unknown", List.of(), ((Fact.Unknown) fact).reason());
    }

    private static boolean same(AttributeKey key, Fact left, Fact right) {
        if (left instanceof Fact.Known first && right instanceof Fact.Known second) {
            return sameValues(key, first.values(), second.values());
        }
        return left.getClass() == right.getClass();
    }

    private static boolean sameValues(AttributeKey key, List<String> left, List<String> right) {
        Optional<AttributeType> type =
                AttributeCatalog.builtIn().definition(key).map(definition -> definition.type());
        if (left.size() == 1 && right.size() == 1 && type.isPresent()) {
            return type.get().compare(left.get(0), right.get(0)) == Comparison.EQUAL;
        }
        return new TreeSet<>(left).equals(new TreeSet<>(right));
    }
}
