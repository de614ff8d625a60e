package org.collectivemind.format.requirement;

import com.fasterxml.jackson.core.JsonFactory;
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
        try (JsonParser parser = new JsonFactory().createParser(BundledFile.bytes(BundledTable.class, resource))) {
            parser.nextToken();
            table.object(parser, "");
        } catch (IOException broken) {
            throw new IllegalStateException(resource + " of this build cannot be read", broken);
        }
        return table;
    }

    private void object(JsonParser parser, String path) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = path + parser.currentName();
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                object(parser, name + "/");
            } else {
                values.put(name, parser.getText());
            }
        }
    }

    Optional<String> text(String path) {
        return Optional.ofNullable(values.get(path));
    }

    Optional<DottedNumber> version(String path) {
        return text(path).map(DottedNumber::parse);
    }
}
