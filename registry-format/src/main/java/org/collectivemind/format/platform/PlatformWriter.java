package org.collectivemind.format.platform;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.collectivemind.format.attribute.AttributeKey;

/** Prints a platform file: facts sorted by key and devices in their order, a line each; whatever YAML might misread is quoted. */
final class PlatformWriter {
    private static final Pattern BARE = Pattern.compile("[A-Za-z_/][A-Za-z0-9_./-]*");
    private static final Set<String> MISREAD = Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");

    private PlatformWriter() {}

    static String write(Platform platform) {
        StringBuilder text = new StringBuilder("platform: 1\n");
        text.append("name: ").append(scalar(platform.name())).append('\n');
        text.append(platform.facts().isEmpty() ? "facts: {}\n" : "facts:\n");
        platform.facts()
                .forEach((key, fact) ->
                        text.append("  ").append(entry(key, fact)).append('\n'));
        text.append(platform.devices().isEmpty() ? "" : "devices:\n");
        platform.devices()
                .forEach(device -> text.append("  - {api: ")
                        .append(device.api())
                        .append(", index: ")
                        .append(device.index())
                        .append(entries(device.facts()))
                        .append("}\n"));
        return text.toString();
    }

    private static String entries(SortedMap<AttributeKey, Fact> facts) {
        return facts.entrySet().stream()
                .map((Map.Entry<AttributeKey, Fact> fact) -> ", " + entry(fact.getKey(), fact.getValue()))
                .collect(Collectors.joining());
    }

    private static String entry(AttributeKey key, Fact fact) {
        return key + ": " + value(fact);
    }

    private static String value(Fact fact) {
        if (fact instanceof Fact.Known known) {
            return "{v: " + values(known.values()) + ", src: " + scalar(known.source()) + "}";
        }
        return fact instanceof Fact.Absent absent
                ? "{absent: " + scalar(absent.reason()) + "}"
                : "{unknown: " + scalar(((Fact.Unknown) fact).reason()) + "}";
    }

    private static String values(List<String> values) {
        return values.size() == 1
                ? scalar(values.get(0))
                : values.stream().map(PlatformWriter::scalar).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String scalar(String value) {
        if (BARE.matcher(value).matches() && !MISREAD.contains(value.toLowerCase(Locale.ROOT))) {
            return value;
        }
        StringBuilder quoted = new StringBuilder("\"");
        value.codePoints().forEach(point -> {
            if (point == '"' || point == '\\') {
                quoted.append('\\').appendCodePoint(point);
            } else if (point >= ' ' && point <= '~') {
                quoted.appendCodePoint(point);
            } else {
                quoted.append(String.format(Locale.ROOT, "\\U%08X", point));
            }
        });
        return quoted.append('"').toString();
    }
}
