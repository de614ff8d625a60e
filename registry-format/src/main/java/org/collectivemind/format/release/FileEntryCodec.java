package org.collectivemind.format.release;

import static org.collectivemind.format.json.CanonicalJson.Layout.LINE;

import java.util.Optional;
import org.collectivemind.format.archive.EntryPath;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.json.CanonicalJson;
import org.collectivemind.format.json.JsonMember;
import org.collectivemind.format.json.JsonReader;
import org.collectivemind.format.json.JsonShape;

/** A file of a tree in manifests, shards and locks, one a line. */
public final class FileEntryCodec {
    private static final JsonMember<EntryPath> PATH = JsonMember.required("path", json -> json.text(EntryPath::parse));
    private static final JsonMember<Long> SIZE = JsonMember.required("size", JsonReader::count);
    private static final JsonMember<Digest> SHA256 = JsonMember.required("sha256", json -> json.text(Digest::parse));
    private static final JsonMember<Boolean> EXECUTABLE = JsonMember.optional("executable", false, JsonReader::flag);
    private static final JsonMember<Integer> PAYLOAD =
            JsonMember.required("payload", json -> (int) json.count(Integer.MAX_VALUE));
    private static final JsonMember<Optional<String>> ENTRY = JsonMember.optional("entry", JsonReader::text);
    private static final JsonShape SHAPE = JsonShape.of(PATH, SIZE, SHA256, EXECUTABLE, PAYLOAD, ENTRY);

    private FileEntryCodec() {}

    public static void write(CanonicalJson json, FileEntry file) {
        json.object(LINE, () -> {
            json.key(PATH.key()).value(file.path().text());
            json.key(SIZE.key()).value(file.size());
            json.key(SHA256.key()).value(file.sha256().hex());
            if (file.executable()) {
                json.key(EXECUTABLE.key()).value(true);
            }
            json.key(PAYLOAD.key()).value(file.payload());
            file.entry().ifPresent(entry -> json.key(ENTRY.key()).value(entry));
        });
    }

    public static FileEntry read(JsonReader json) {
        return json.object(
                SHAPE,
                object -> new FileEntry(
                        object.get(PATH),
                        object.get(SIZE),
                        object.get(SHA256),
                        object.get(EXECUTABLE),
                        object.get(PAYLOAD),
                        object.get(ENTRY)));
    }
}
