package org.collectivemind.format.yaml;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.collectivemind.format.error.MalformedFile;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.error.NearestKey;
import org.collectivemind.format.error.SourcePosition;

/** A piece of a YAML file that knows where it stands. The typed accessors fail as {@link MalformedFile} at the node. */
public sealed interface YamlNode {
    YamlPlace place();

    /** The noun a message uses for this kind of node. */
    String kind();

    /**
     * A value, always text.
     *
     * @param value without quotes
     * @param quoted whether it was written in quotes or as a block; only an unquoted one can be a number, a truth value or nothing
     */
    record Scalar(YamlPlace place, String value, boolean quoted) implements YamlNode {
        @Override
        public String kind() {
            return isNothing() ? "nothing" : "text";
        }

        boolean isNothing() {
            return !quoted && CoreSchema.NOTHING.contains(value);
        }
    }

    /** A list. @param flow whether it is written in brackets */
    record Sequence(YamlPlace place, List<YamlNode> items, boolean flow) implements YamlNode {
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String kind() {
            return "a list";
        }
    }

    /**
     * Keys and values in the order of the file.
     *
     * @param keys where each key stands
     * @param flow whether it is written in braces
     */
    record Mapping(YamlPlace place, Map<String, YamlNode> entries, Map<String, SourcePosition> keys, boolean flow)
            implements YamlNode {
        public Mapping {
            entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
            keys = Map.copyOf(keys);
        }

        @Override
        public String kind() {
            return "a mapping";
        }

        public YamlNode required(String key) {
            return optional(key).orElseThrow(() -> failure(place().description() + " has no `" + key + "`"));
        }

        public Optional<YamlNode> optional(String key) {
            return Optional.ofNullable(entries.get(key));
        }

        public SourcePosition keyPosition(String key) {
            SourcePosition position = keys.get(key);
            return position != null ? position : position();
        }

        /** Fails at the first key that is none of {@code known}, with the nearest known one as a hint. */
        public void rejectUnknown(Set<String> known) {
            for (String key : entries.keySet()) {
                if (!known.contains(key)) {
                    throw new MalformedFile(
                            keyPosition(key), "unknown key `" + key + "`", NearestKey.hints(key, known));
                }
            }
        }
    }

    default SourcePosition position() {
        return place().start();
    }

    /** The text of a scalar; an unquoted empty one, {@code ~} or {@code null} is nothing, not text. */
    default String text() {
        if (this instanceof Scalar scalar && !scalar.isNothing()) {
            return scalar.value();
        }
        throw wanted("text");
    }

    default List<YamlNode> list() {
        if (this instanceof Sequence sequence) {
            return sequence.items();
        }
        throw wanted("a list");
    }

    default List<String> texts() {
        return list().stream().map(YamlNode::text).toList();
    }

    default Mapping mapping() {
        if (this instanceof Mapping mapping) {
            return mapping;
        }
        throw wanted("a mapping");
    }

    /** Unquoted {@code true} or {@code false}. */
    default boolean truth() {
        if (this instanceof Scalar scalar && CoreSchema.truth(scalar).isPresent()) {
            return CoreSchema.truth(scalar).get();
        }
        throw wanted("`true` or `false`");
    }

    /** A whole number from 0 to 999,999,999,999,999,999. */
    default long wholeNumber() {
        if (this instanceof Scalar scalar && scalar.value().matches("[0-9]{1,18}")) {
            return Long.parseLong(scalar.value());
        }
        throw wanted("a whole number");
    }

    /** The text as a value; what the value's type objects to is reported here with its reason and hints. */
    default <T> T parse(Function<String, T> parser) {
        String text = text();
        return check(() -> parser.apply(text));
    }

    /** Makes a value; an objection of its type is reported at this node with its reason and hints. */
    default <T> T check(java.util.function.Supplier<T> maker) {
        try {
            return maker.get();
        } catch (MalformedText malformed) {
            throw new MalformedFile(position(), malformed.getMessage(), malformed.hints());
        }
    }

    /**
     * This node as plain Java: Map (in the file's order), List, String, Boolean, Long, BigInteger, Double, or BigDecimal where a
     * Double would lose digits; unquoted scalars are resolved by the core schema of YAML 1.2 (§10.3.2).
     */
    default Object toPlain() {
        if (this instanceof Mapping mapping) {
            Map<String, Object> plain = new LinkedHashMap<>();
            mapping.entries().forEach((key, value) -> plain.put(key, value.toPlain()));
            return plain;
        }
        if (this instanceof Sequence sequence) {
            List<Object> plain = new ArrayList<>();
            sequence.items().forEach(item -> plain.add(item.toPlain()));
            return plain;
        }
        return CoreSchema.resolve((Scalar) this);
    }

    default MalformedFile failure(String what, String... hints) {
        return new MalformedFile(position(), what, List.of(hints));
    }

    private MalformedFile wanted(String kind) {
        String what = place().description() + " must be " + kind + ", not " + kind();
        return this instanceof Scalar scalar && scalar.isNothing()
                ? failure(what, "give it a value, or leave the key out")
                : failure(what);
    }
}
