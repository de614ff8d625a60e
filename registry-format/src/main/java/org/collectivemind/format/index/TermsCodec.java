package org.collectivemind.format.index;

import static org.collectivemind.format.json.CanonicalJson.Layout.LINE;

import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.collectivemind.format.error.ExitCode;
import org.collectivemind.format.json.CanonicalJson;
import org.collectivemind.format.json.JsonFile;
import org.collectivemind.format.json.JsonFormat;
import org.collectivemind.format.json.JsonMember;
import org.collectivemind.format.json.JsonReader;
import org.collectivemind.format.json.JsonShape;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.CapabilityName;

/**
 * {@code terms-<sha256>.json.zst}: one zstd frame of
 * {@code {"cm-terms":1,"capabilities":{"blas":["group:name",…]},"tags":{"onnx":["group:name",…]}}}.
 */
public final class TermsCodec {
    /** Unpacked, in bytes: 64 MiB. A frame that says more is not unpacked. */
    public static final int LARGEST = ShardCodec.LARGEST;

    private static final JsonFormat FORMAT = new JsonFormat("cm-terms", 1);
    private static final JsonMember<SortedMap<CapabilityName, SortedSet<PackageName>>> CAPABILITIES =
            JsonMember.optional(
                    "capabilities", new TreeMap<>(), json -> json.map(CapabilityName::parse, () -> names(json)));
    private static final JsonMember<SortedMap<String, SortedSet<PackageName>>> TAGS =
            JsonMember.optional("tags", new TreeMap<>(), json -> json.map(tag -> tag, () -> names(json)));
    private static final JsonShape SHAPE =
            JsonShape.of(CAPABILITIES, TAGS).inFormat(FORMAT).extensible();

    private TermsCodec() {}

    private static SortedSet<PackageName> names(JsonReader json) {
        return new TreeSet<>(json.list(() -> json.text(PackageName::parse)));
    }

    /** Equal terms have equal bytes, given one version of zstd. */
    public static byte[] write(Terms terms) {
        CanonicalJson json = CanonicalJson.compact();
        json.object(LINE, () -> {
            FORMAT.write(json);
            json.key(CAPABILITIES.key()).map(LINE, terms.capabilities(), names -> write(json, names));
            json.key(TAGS.key()).map(LINE, terms.tags(), names -> write(json, names));
        });
        return ZstdFrame.compress(json.bytes());
    }

    private static void write(CanonicalJson json, SortedSet<PackageName> names) {
        json.array(LINE, names, name -> json.value(name.toString()));
    }

    /**
     * @param name how messages call the file
     * @throws org.collectivemind.format.error.MalformedFile with {@link ExitCode#INTEGRITY}
     */
    public static Terms read(byte[] bytes, String name) {
        return JsonReader.read(
                ZstdFrame.decompress(bytes, LARGEST, name),
                new JsonFile(name, ExitCode.INTEGRITY, LARGEST, ShardCodec.HINTS),
                json -> json.object(SHAPE, object -> new Terms(object.get(CAPABILITIES), object.get(TAGS))));
    }
}
