package org.collectivemind.format.lock;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.collectivemind.format.error.ExitCode;
import org.collectivemind.format.error.MalformedFile;
import org.junit.jupiter.api.Test;

/** Changes a lock in every place, one at a time (security §3, lockfile injection): none may go by unseen. */
class NothingInALockIsIgnoredTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private final List<Mutation> mutations = new ArrayList<>();

    /** A change of one place of a tree. */
    private record Mutation(String what, Consumer<JsonNode> change) {
        String text(String of) throws IOException {
            JsonNode tree = MAPPER.readTree(of);
            change.accept(tree);
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(tree);
        }
    }

    @Test
    void everyStrippedOrChangedFieldFailsOrGivesAnotherLock() throws IOException {
        assertThat(unseen(SampleLock.text())).isEmpty();
        assertThat(mutations).hasSizeGreaterThan(400);
        mutations.clear();
        assertThat(unseen(SampleLock.aliased())).isEmpty();
        assertThat(mutations).hasSizeGreaterThan(150);
        mutations.clear();
        assertThat(unseen(SampleLock.described())).isEmpty();
        assertThat(mutations).hasSizeGreaterThan(150);
    }

    private List<String> unseen(String text) throws IOException {
        Lockfile sample = SampleLock.read(text);
        mutate("", MAPPER.readTree(text));
        List<String> unseen = new ArrayList<>();
        int refused = 0;
        for (Mutation mutation : mutations) {
            Optional<Lockfile> read = read(mutation, text);
            refused += read.isEmpty() ? 1 : 0;
            if (read.equals(Optional.of(sample))) {
                unseen.add(mutation.what());
            }
        }
        assertThat(refused).isGreaterThan(mutations.size() / 2);
        return unseen;
    }

    @Test
    void everyStrippedOrForeignHashFailsClosed() throws IOException {
        mutate("", MAPPER.readTree(SampleLock.text()));
        List<Mutation> hashes = mutations.stream()
                .filter(mutation -> mutation.what()
                        .matches("strip .*/(sha256|inputs|parts(/\\d+)?)|(upper|short|empty|null) .*"
                                + "/(sha256|inputs|parts/\\d+)"))
                .toList();
        assertThat(hashes).hasSizeGreaterThan(40);
        for (Mutation mutation : hashes) {
            assertThat(read(mutation, SampleLock.text())).as(mutation.what()).isEmpty();
        }
    }

    private static Optional<Lockfile> read(Mutation mutation, String of) throws IOException {
        try {
            return Optional.of(SampleLock.read(mutation.text(of)));
        } catch (MalformedFile refusal) {
            assertThat(refusal.exitCode()).as(mutation.what()).isIn(ExitCode.INTEGRITY, ExitCode.USAGE);
            return Optional.empty();
        }
    }

    private void mutate(String at, JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(key -> mutateMember(at, key, object.get(key)));
            add("unknown key in", at, found -> ((ObjectNode) found).put("x-unknown", 1));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                int index = i;
                add("strip", at + "/" + i, at, found -> ((ArrayNode) found).remove(index));
                mutateValue(at, at + "/" + i, array.get(i), (found, value) -> ((ArrayNode) found).set(index, value));
                mutate(at + "/" + i, array.get(i));
            }
        }
    }

    private void mutateMember(String at, String key, JsonNode value) {
        String path = at + "/" + key;
        add("strip", path, at, found -> ((ObjectNode) found).remove(key));
        add("rename", path, at, found -> ((ObjectNode) found).set(key + "s", ((ObjectNode) found).remove(key)));
        mutateValue(at, path, value, (found, changed) -> ((ObjectNode) found).set(key, changed));
        mutate(path, value);
    }

    /** Puts a value in the place of another. */
    private interface Put {
        void put(JsonNode parent, JsonNode value);
    }

    private void mutateValue(String at, String path, JsonNode value, Put put) {
        add("null", path, at, found -> put.put(found, MAPPER.nullNode()));
        add(
                "other type",
                path,
                at,
                found -> put.put(found, value.isTextual() ? MAPPER.createArrayNode() : new TextNode("x")));
        if (value.isTextual()) {
            String text = value.textValue();
            add("empty", path, at, found -> put.put(found, new TextNode("")));
            add("longer", path, at, found -> put.put(found, new TextNode(text + "7")));
            add("short", path, at, found -> put.put(found, new TextNode(text.substring(1))));
            add("escape", path, at, found -> put.put(found, new TextNode("../" + text)));
            String upper = text.toUpperCase(Locale.ROOT);
            if (!upper.equals(text)) {
                add("upper", path, at, found -> put.put(found, new TextNode(upper)));
            }
            char other = text.charAt(0) == 'a' ? 'b' : 'a';
            add("other", path, at, found -> put.put(found, new TextNode(other + text.substring(1))));
        } else if (value.isNumber()) {
            add(
                    "more",
                    path,
                    at,
                    found -> put.put(found, MAPPER.getNodeFactory().numberNode(value.longValue() + 1)));
            add(
                    "less",
                    path,
                    at,
                    found -> put.put(found, MAPPER.getNodeFactory().numberNode(value.longValue() - 1)));
        } else if (value.isBoolean()) {
            add("not", path, at, found -> put.put(found, MAPPER.getNodeFactory().booleanNode(!value.booleanValue())));
        } else if (!value.isEmpty()) {
            add(
                    "emptied",
                    path,
                    at,
                    found -> put.put(found, value.isObject() ? MAPPER.createObjectNode() : MAPPER.createArrayNode()));
        }
    }

    private void add(String how, String at, Consumer<JsonNode> change) {
        add(how, at, at, change);
    }

    private void add(String how, String path, String at, Consumer<JsonNode> change) {
        mutations.add(new Mutation(how + " " + path, tree -> change.accept(tree.at(at))));
    }
}
