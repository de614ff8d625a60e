package org.collectivemind.format.requirement;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.collectivemind.format.attribute.DottedNumber;
import org.collectivemind.format.bundled.BundledFile;

/**
 * A vendor's table, from a JSON file of objects and texts beside this class that names its source, the day it was read, and the
 * rows that could not be verified. A value has a path such as {@code minor/12/linux}.
 */
final class BundledTable {
    private final Map<String, String> values = new HashMap<>();

    private BundledTable() {}

    static BundledTable read(String resource) {
        BundledTable table = new BundledTable();
        BundledFile.sections(BundledTable.class, resource, table::value);
        return table;
    }

    private void value(String path, JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            values.put(path, parser.getText());
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = path + "/" + parser.currentName();
            parser.nextToken();
            value(name, parser);
        }
    }

    Optional<String> text(String path) {
        return Optional.ofNullable(values.get(path));
    }

    Optional<DottedNumber> version(String path) {
        return text(path).map(DottedNumber::parse);
    }
}
