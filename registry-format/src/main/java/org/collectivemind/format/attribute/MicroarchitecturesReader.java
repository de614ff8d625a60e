package org.collectivemind.format.attribute;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.collectivemind.format.bundled.BundledFile;

/**
 * Reads {@code microarchitectures.json} token by token, for the reason {@link AttributeCatalogReader} does. Lists are words in one
 * text; each entry comes after those it is above of.
 */
final class MicroarchitecturesReader {
    private static final String RESOURCE = "microarchitectures.json";
    private final SortedMap<String, Microarchitecture> known = new TreeMap<>();
    private final SortedMap<String, String> implementers = new TreeMap<>();

    private MicroarchitecturesReader() {}

    static Microarchitectures read() {
        MicroarchitecturesReader reader = new MicroarchitecturesReader();
        BundledFile.sections(MicroarchitecturesReader.class, RESOURCE, reader::section);
        return new Microarchitectures(reader.known, reader.implementers);
    }

    private void section(String name, JsonParser parser) throws IOException {
        switch (name) {
            case "microarchitectures" -> parser.getIntValue();
            case "levels" -> entries(parser, Microarchitecture.GENERIC, "");
            case "makers" -> makers(parser);
            default -> throw new IllegalStateException("section " + name);
        }
    }

    private void makers(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            String vendor = "";
            String implementer = "";
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                parser.nextToken();
                switch (field) {
                    case "vendor" -> vendor = parser.getText();
                    case "implementer" -> implementer = parser.getText();
                    case "cores" -> entries(parser, vendor, implementer);
                    default -> throw new IllegalStateException("field " + field);
                }
            }
            if (!implementer.isEmpty()) {
                implementers.put(implementer, vendor);
            }
        }
    }

    private void entries(JsonParser parser, String vendor, String implementer) throws IOException {
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            Map<String, String> fields = new HashMap<>();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                parser.nextToken();
                fields.put(field, parser.getText());
            }
            define(fields, vendor, implementer);
        }
    }

    private void define(Map<String, String> fields, String vendor, String implementer) {
        String name = fields.getOrDefault("name", "");
        List<String> above = words(fields, "above");
        boolean arm = !implementer.isEmpty();
        SortedSet<String> features = new TreeSet<>(words(fields, "adds"));
        for (String parent : above) {
            Microarchitecture below = known.get(parent);
            if (below == null) {
                throw new IllegalStateException(name + " comes before " + parent + " or is above nothing known");
            }
            if (!arm || !below.isLevel()) {
                features.addAll(below.features());
            }
        }
        List<String> ids = words(fields, "ids").stream()
                .map(id -> arm ? implementer + "/" + id : id)
                .collect(Collectors.toList());
        Microarchitecture entry = new Microarchitecture(
                name, fields.getOrDefault("title", name), vendor, above, features, ids, fields.containsKey("only"));
        if (known.put(name, entry) != null) {
            throw new IllegalStateException(name + " is defined twice");
        }
    }

    private static List<String> words(Map<String, String> fields, String field) {
        String text = fields.getOrDefault(field, "");
        return text.isEmpty() ? List.of() : Arrays.asList(text.split(" "));
    }
}
