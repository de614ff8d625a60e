package org.collectivemind.format.index;

import static org.collectivemind.format.json.CanonicalJson.Layout.LINE;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import org.collectivemind.format.error.ExitCode;
import org.collectivemind.format.error.MalformedFile;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.json.CanonicalJson;
import org.collectivemind.format.json.JsonFile;
import org.collectivemind.format.json.JsonFormat;
import org.collectivemind.format.json.JsonMember;
import org.collectivemind.format.json.JsonObject;
import org.collectivemind.format.json.JsonReader;
import org.collectivemind.format.json.JsonShape;
import org.collectivemind.format.name.PackageName;

/** {@code root-<n>.json}: {@code {"cm-root":1,"number":7,"parent":"…","created":"…","packages":{"group:name":"<shard>"},"terms":{"0":"…"}}}. */
public final class RootCodec {
    /** 256 MiB, some two million packages. */
    public static final long LARGEST = 256L << 20;

    private static final JsonFormat FORMAT = new JsonFormat("cm-root", 1);
    private static final JsonMember<Long> NUMBER = JsonMember.required("number", JsonReader::count);
    private static final JsonMember<Optional<Digest>> PARENT =
            JsonMember.optional("parent", json -> json.text(Digest::parse));
    private static final JsonMember<Instant> CREATED =
            JsonMember.required("created", json -> json.text(InstantText::parse));
    private static final JsonMember<SortedMap<PackageName, Digest>> PACKAGES =
            JsonMember.required("packages", json -> json.map(PackageName::parse, () -> json.text(Digest::parse)));
    private static final JsonMember<Optional<SortedMap<TermBucket, Digest>>> TERMS =
            JsonMember.optional("terms", json -> json.map(TermBucket::parse, () -> json.text(Digest::parse)));
    private static final JsonShape SHAPE = JsonShape.of(NUMBER, PARENT, CREATED, PACKAGES, TERMS)
            .inFormat(FORMAT)
            .extensible();

    private RootCodec() {}

    public static byte[] write(IndexRoot root) {
        CanonicalJson json = CanonicalJson.compact();
        json.object(LINE, () -> {
            FORMAT.write(json);
            json.key(NUMBER.key()).value(root.number());
            root.parent().ifPresent(parent -> json.key(PARENT.key()).value(parent.hex()));
            json.key(CREATED.key()).value(root.created().toString());
            json.key(PACKAGES.key()).map(LINE, root.shards(), shard -> json.value(shard.hex()));
            root.terms().ifPresent(terms -> json.key(TERMS.key()).map(LINE, terms, bucket -> json.value(bucket.hex())));
        });
        return json.bytes();
    }

    /**
     * @param name how messages call the file
     * @throws MalformedFile with {@link ExitCode#INTEGRITY}, or USAGE where a newer cm made it
     */
    public static IndexRoot read(byte[] bytes, String name) {
        return JsonReader.read(
                bytes,
                new JsonFile(name, ExitCode.INTEGRITY, LARGEST, ShardCodec.HINTS),
                json -> json.object(SHAPE, RootCodec::root));
    }

    private static IndexRoot root(JsonObject object) {
        long number = object.get(NUMBER);
        Optional<Digest> parent = object.get(PARENT);
        if (number < 1 || (number == 1) != parent.isEmpty()) {
            throw new MalformedText(
                    "root of an index",
                    Long.toString(number),
                    "they count from 1, and all but the first have a parent");
        }
        return new IndexRoot(number, parent, object.get(CREATED), object.get(PACKAGES), object.get(TERMS));
    }
}
