package org.collectivemind.format.requirement;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.collectivemind.format.attribute.DottedNumber;

/** NVIDIA's driver floors, from {@code cuda-drivers.json} beside this class, which names its source and the day it was read. */
final class CudaDriverTable {
    private static final String RESOURCE = "cuda-drivers.json";
    /** Paths such as {@code minor/12/linux} to versions. */
    private final Map<String, String> versions = new HashMap<>();

    private CudaDriverTable() {}

    static CudaDriverTable builtIn() {
        return BuiltIn.TABLE;
    }

    private static final class BuiltIn {
        static final CudaDriverTable TABLE = read();
    }

    /** The driver that runs any toolkit of a major version with a limited set of features (rule R2). */
    Optional<DottedNumber> minorFloor(int toolkitMajor, boolean windows) {
        return version("minor/" + toolkitMajor + (windows ? "/windows" : "/linux"));
    }

    /** The first Linux driver whose api is that of the toolkit. */
    Optional<DottedNumber> fullFloor(DottedNumber toolkit) {
        return version("full/" + toolkit.segment(0) + "." + toolkit.segment(1));
    }

    private Optional<DottedNumber> version(String path) {
        return Optional.ofNullable(versions.get(path)).map(DottedNumber::parse);
    }

    private static CudaDriverTable read() {
        CudaDriverTable table = new CudaDriverTable();
        try (InputStream in = CudaDriverTable.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing beside " + CudaDriverTable.class);
            }
            try (JsonParser parser = new JsonFactory().createParser(in)) {
                parser.nextToken();
                table.object(parser, "");
            }
        } catch (IOException broken) {
            throw new IllegalStateException(RESOURCE + " of this build cannot be read", broken);
        }
        return table;
    }

    private void object(JsonParser parser, String path) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = path + parser.currentName();
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                object(parser, name + "/");
            } else {
                versions.put(name, parser.getText());
            }
        }
    }
}
