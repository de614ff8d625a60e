package org.collectivemind.format.release;

import static org.collectivemind.format.json.CanonicalJson.Layout.BLOCK;
import static org.collectivemind.format.json.CanonicalJson.Layout.LINE;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;
import org.collectivemind.format.archive.EntryPath;
import org.collectivemind.format.json.CanonicalJson;
import org.collectivemind.format.json.JsonMember;
import org.collectivemind.format.json.JsonReader;
import org.collectivemind.format.json.JsonShape;

/** Exports in manifests, shards and locks. */
public final class ExportsCodec {
    private static final JsonMember<SortedMap<String, String>> ENV = texts("env");
    private static final JsonMember<SortedMap<String, List<EntryPath>>> PREPEND = JsonMember.optional(
            "prepend",
            Collections.emptySortedMap(),
            json -> json.map(Function.<String>identity(), () -> ExportsCodec.paths(json)));
    private static final JsonMember<List<EntryPath>> PATH = JsonMember.optional("path", List.of(), ExportsCodec::paths);
    private static final JsonMember<SortedMap<String, String>> COMMANDS = texts("commands");
    private static final JsonShape SHAPE = JsonShape.of(ENV, PREPEND, PATH, COMMANDS);

    private ExportsCodec() {}

    private static JsonMember<SortedMap<String, String>> texts(String key) {
        return JsonMember.optional(
                key, Collections.emptySortedMap(), json -> json.map(Function.<String>identity(), json::text));
    }

    private static List<EntryPath> paths(JsonReader json) {
        return json.list(() -> json.text(EntryPath::parse));
    }

    public static void write(CanonicalJson json, Exports exports) {
        json.object(BLOCK, () -> {
            writeTexts(json, ENV.key(), exports.env());
            if (!exports.prepend().isEmpty()) {
                json.key(PREPEND.key()).map(BLOCK, exports.prepend(), paths -> writePaths(json, paths));
            }
            if (!exports.path().isEmpty()) {
                json.key(PATH.key());
                writePaths(json, exports.path());
            }
            writeTexts(json, COMMANDS.key(), exports.commands());
        });
    }

    private static void writeTexts(CanonicalJson json, String key, SortedMap<String, String> texts) {
        if (!texts.isEmpty()) {
            json.key(key).map(BLOCK, texts, json::value);
        }
    }

    private static void writePaths(CanonicalJson json, List<EntryPath> paths) {
        json.array(LINE, paths, path -> json.value(path.text()));
    }

    public static Exports read(JsonReader json) {
        return json.object(
                SHAPE,
                object -> new Exports(object.get(ENV), object.get(PREPEND), object.get(PATH), object.get(COMMANDS)));
    }
}
