package org.collectivemind.format.attribute;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.collectivemind.format.bundled.BundledFile;

/**
 * Reads {@code catalog.json} token by token: it is on the way of every command that looks at a requirement, and binding would cost
 * more than the rest. The file is part of the program, so what is wrong with it is a defect of the build.
 */
final class AttributeCatalogReader {
    private static final String RESOURCE = "catalog.json";
    /** The order of {@code cpu.isa} has a file of its own. */
    private final Map<String, LatticeType> lattices =
            new HashMap<>(Map.of("cpu", Microarchitectures.builtIn().order()));

    private final SortedMap<AttributeKey, AttributeDefinition> definitions = new TreeMap<>();

    private final SortedSet<String> apis = new TreeSet<>();

    private AttributeCatalogReader() {}

    static AttributeCatalog read() {
        AttributeCatalogReader reader = new AttributeCatalogReader();
        BundledFile.sections(AttributeCatalogReader.class, RESOURCE, reader::section);
        return new AttributeCatalog(reader.definitions, reader.apis);
    }

    private void section(String name, JsonParser parser) throws IOException {
        switch (name) {
            case "catalog" -> parser.getIntValue();
            case "lattices" -> lattices(parser);
            case "apis" -> apis(parser);
            case "attributes" -> attributes(parser);
            default -> throw new IllegalStateException("section " + name);
        }
    }

    private void lattices(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            Map<String, List<String>> parents = new HashMap<>();
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String level = parser.currentName();
                parser.nextToken();
                parents.put(level, words(parser));
            }
            lattices.put(name, LatticeType.of(parents));
        }
    }

    private void apis(JsonParser parser) throws IOException {
        apis.addAll(words(parser));
        apis.forEach(api -> define(Map.of("key", api, "type", "text", "class", "performance"), List.of()));
    }

    private void attributes(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            Map<String, String> fields = new HashMap<>();
            List<String> values = List.of();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                if (parser.nextToken() == JsonToken.START_ARRAY) {
                    values = words(parser);
                } else {
                    fields.put(field, parser.getText());
                }
            }
            define(fields, values);
        }
    }

    private static List<String> words(JsonParser parser) throws IOException {
        List<String> words = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            words.add(parser.getText());
        }
        return words;
    }

    private void define(Map<String, String> fields, List<String> values) {
        AttributeKey key = AttributeKey.parse(fields.getOrDefault("key", ""));
        AttributeDefinition definition = new AttributeDefinition(
                key,
                type(fields, values),
                constant(AttributeClass.class, fields.getOrDefault("class", "")),
                constant(AttributeDefinition.Scope.class, fields.getOrDefault("scope", "platform")),
                constant(AttributeDefinition.Match.class, fields.getOrDefault("match", "equal")),
                constant(AttributeDefinition.Missing.class, fields.getOrDefault("missing", "none")));
        if (definitions.put(key, definition) != null) {
            throw new IllegalStateException(key + " is defined twice");
        }
    }

    private AttributeType type(Map<String, String> fields, List<String> values) {
        String type = fields.getOrDefault("type", "");
        return switch (type) {
            case "enum" -> new EnumType(values);
            case "set" -> new SetType();
            case "version" -> new VersionType();
            case "lattice" -> lattices.get(fields.get("lattice"));
            case "bytes" -> new BytesType();
            case "libc" -> new LibcType();
            case "text" -> new TextType();
            case "number" -> new NumberType();
            default -> throw new IllegalStateException("type " + type);
        };
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
