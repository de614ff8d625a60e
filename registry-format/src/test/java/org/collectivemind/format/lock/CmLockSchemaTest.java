package org.collectivemind.format.lock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** The published schema accepts what the writer writes, and misses what the reader misses. */
class CmLockSchemaTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(CmLockSchemaTest.class.getResourceAsStream(
                    "/org/collectivemind/format/schema/cm.lock.schema.json"));

    /** Keys that may be left out; the lock then says something else, or nothing new. */
    private static final Set<String> OPTIONAL = Set.of(
            "scheme",
            "attributes",
            "dependencies",
            "exports",
            "env",
            "prepend",
            "commands",
            "executable",
            "entry",
            "detect",
            "minimum",
            "variable",
            "paths");

    @Provide
    Arbitrary<Lockfile> lockfiles() {
        return LockfileArbitraries.lockfiles();
    }

    @Property(tries = 60)
    void acceptsEveryLockThatIsWritten(@ForAll("lockfiles") Lockfile lockfile) {
        assertThat(defects(new String(LockfileCodec.write(lockfile), StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    void refusesALockWithoutARequiredKey() throws IOException {
        List<String> pointers = new ArrayList<>();
        required("", MAPPER.readTree(SampleLock.text()), pointers);
        assertThat(pointers).hasSizeGreaterThan(60);
        for (String pointer : pointers) {
            JsonNode tree = MAPPER.readTree(SampleLock.text());
            int slash = pointer.lastIndexOf('/');
            ((ObjectNode) tree.at(pointer.substring(0, slash))).remove(pointer.substring(slash + 1));
            assertThat(defects(tree.toString())).as(pointer).isNotEmpty();
        }
    }

    @Test
    void refusesWhatTheReaderRefuses() {
        String sample = SampleLock.text();
        assertThat(defects(sample)).isEmpty();
        assertThat(defects(SampleLock.aliased())).isEmpty();
        assertThat(defects(SampleLock.described())).isEmpty();
        assertThat(defects(SampleLock.described().replace("\"cm-lock\": 3", "\"cm-lock\": 1")))
                .isNotEmpty();
        assertThat(defects(SampleLock.aliased().replace("\"cm-lock\": 2", "\"cm-lock\": 3")))
                .isNotEmpty();
        for (String wrong : List.of(
                sample.replace("\"cm-lock\": 1", "\"cm-lock\": 2"),
                sample.replace("\"cm-lock\": 1", "\"cm-lock\": 4"),
                sample.replace("\"version\": \"1.5.0\"", "\"as\": \"twice\", \"version\": \"1.5.0\""),
                sample.replace("\"sha256\"", "\"sha1\""),
                sample.replace("bin/bench", "/bin/bench"),
                sample.replace("\"size\": 512", "\"size\": -1"),
                sample.replace("\"size\": 512", "\"size\": 1.5"),
                sample.replace("\"kind\": \"model\"", "\"kind\": \"modell\""),
                sample.replace("\"path\": [\"bin\"]", "\"path\": [\"bin\"], \"hooks\": {}"))) {
            assertThat(wrong).isNotEqualTo(sample);
            assertThat(defects(wrong)).isNotEmpty();
        }
    }

    private static void required(String at, JsonNode node, List<String> pointers) {
        if (node instanceof ObjectNode object) {
            boolean keysAreData = at.matches(".*/(select|attributes|env|prepend|commands)");
            boolean optionalHere = at.endsWith("/exports") || at.contains("/registries/");
            object.fieldNames().forEachRemaining(key -> {
                if (!keysAreData && !optionalHere && !OPTIONAL.contains(key) || key.equals("alias")) {
                    pointers.add(at + "/" + key);
                }
                required(at + "/" + key, object.get(key), pointers);
            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                required(at + "/" + i, array.get(i), pointers);
            }
        }
    }

    private static List<String> defects(String text) {
        return SCHEMA.validate(text, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }
}
