package org.collectivemind.format.release;

import static org.collectivemind.format.json.CanonicalJson.Layout.BLOCK;
import static org.collectivemind.format.json.CanonicalJson.Layout.LINE;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.collectivemind.format.error.ExitCode;
import org.collectivemind.format.error.MalformedFile;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.Hasher;
import org.collectivemind.format.json.CanonicalJson;
import org.collectivemind.format.json.JsonFile;
import org.collectivemind.format.json.JsonFormat;
import org.collectivemind.format.json.JsonMember;
import org.collectivemind.format.json.JsonObject;
import org.collectivemind.format.json.JsonReader;
import org.collectivemind.format.json.JsonShape;
import org.collectivemind.format.json.Spelled;
import org.collectivemind.format.name.Coordinate;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.requirement.LaterConditions;
import org.collectivemind.format.tool.DetectRule;
import org.collectivemind.format.tool.DetectRuleCodec;
import org.collectivemind.format.version.VersionScheme;

/**
 * The canonical manifest, {@code <name>-<version>.cm.json}: one line of JSON, keys in a fixed order, what is empty left out. Its
 * SHA-256 is what the index pins, so a release has one form only. Keys starting with {@code x-} at the top are for newer writers.
 *
 * <p>The number of the format is the smallest that can say what the release says: 1 where its relations are dependencies on
 * packages without features and aliases, 2 where they are more, 3 where it has a rule that detects it or a variant has resources. A
 * cm that reads less passes the release over in an index: it would miss what the release needs, excludes or stands for.
 */
public final class ReleaseCodec {
    /** 64 MiB, some 300,000 files. */
    public static final long LARGEST = 64L << 20;

    private static final JsonFormat FORMAT = new JsonFormat("cm-release", 1, 3);
    private static final JsonMember<PackageName> PACKAGE =
            JsonMember.required("package", json -> json.text(PackageName::parse));
    private static final JsonMember<String> VERSION = JsonMember.required("version", JsonReader::text);
    private static final JsonMember<VersionScheme> SCHEME = JsonMember.optional(
            "scheme", VersionScheme.CM, json -> json.choice(VersionScheme.values(), VersionScheme::id));
    private static final JsonMember<Kind> KIND =
            JsonMember.required("kind", json -> json.choice(Kind.values(), Kind::id));
    private static final JsonMember<String> DESCRIPTION = JsonMember.optional("description", "", JsonReader::text);
    private static final JsonMember<String> LICENSE = JsonMember.optional("license", "", JsonReader::text);
    private static final JsonMember<List<String>> TAGS =
            JsonMember.optional("tags", List.of(), json -> json.list(json::text));
    private static final JsonMember<Map<String, Object>> META = JsonMember.optional(
            "meta", Collections.emptyMap(), json -> json.map(Function.<String>identity(), json::plain));
    private static final JsonMember<List<Axis>> AXES =
            JsonMember.optional("axes", List.of(), json -> json.list(() -> AxisCodec.read(json)));
    private static final JsonMember<List<Variant>> VARIANTS =
            JsonMember.required("variants", json -> json.list(() -> VariantCodec.read(json)));
    private static final JsonMember<Optional<DetectRule>> DETECT = JsonMember.optional("detect", DetectRuleCodec::read);
    private static final JsonShape SHAPE = RelationsCodec.in(JsonShape.of(
                    PACKAGE, VERSION, SCHEME, KIND, DESCRIPTION, LICENSE, TAGS, META, AXES, DETECT, VARIANTS))
            .inFormat(FORMAT)
            .extensible();

    private ReleaseCodec() {}

    public static byte[] write(Release release) {
        CanonicalJson json = CanonicalJson.compact();
        write(json, release);
        return json.bytes();
    }

    /** What the index calls the manifest of this release. */
    public static Digest digest(Release release) {
        return Hasher.of(write(release));
    }

    /** The same of a release that is a part of another document: the manifest's bytes are its spelling there, and a line feed. */
    public static Digest digest(Spelled<?> release) {
        return Hasher.of((release.spelling() + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @param name how messages call the file
     * @throws MalformedFile with {@link ExitCode#INTEGRITY}, or USAGE where a newer cm made it
     */
    public static Release read(byte[] bytes, String name) {
        List<String> hints = List.of("the registry serves a damaged manifest: tell whoever runs it");
        return JsonReader.read(bytes, new JsonFile(name, ExitCode.INTEGRITY, LARGEST, hints), ReleaseCodec::read);
    }

    /** Writes a release as a part of another document. */
    public static void write(CanonicalJson json, Release release) {
        json.object(BLOCK, () -> members(json, release));
    }

    private static void members(CanonicalJson json, Release release) {
        VersionScheme scheme = release.coordinate().version().scheme();
        FORMAT.write(json, format(release));
        json.key(PACKAGE.key()).value(release.coordinate().name().toString());
        json.key(VERSION.key()).value(release.coordinate().version().text());
        if (scheme != VersionScheme.CM) {
            json.key(SCHEME.key()).value(scheme.id());
        }
        json.key(KIND.key()).value(release.kind().id());
        if (!release.description().isEmpty()) {
            json.key(DESCRIPTION.key()).value(release.description());
        }
        if (!release.license().isEmpty()) {
            json.key(LICENSE.key()).value(release.license());
        }
        if (!release.tags().isEmpty()) {
            json.key(TAGS.key()).array(LINE, release.tags(), json::value);
        }
        if (!release.meta().values().isEmpty()) {
            json.key(META.key()).plain(release.meta().values());
        }
        if (!release.axes().isEmpty()) {
            json.key(AXES.key()).array(BLOCK, release.axes(), axis -> AxisCodec.write(json, axis));
        }
        release.detect().ifPresent(rule -> {
            json.key(DETECT.key());
            DetectRuleCodec.write(json, rule);
        });
        json.key(VARIANTS.key()).array(BLOCK, release.variants(), variant -> VariantCodec.write(json, variant));
        RelationsCodec.write(json, release.relations());
    }

    private static int format(Release release) {
        if (release.detect().isPresent()
                || release.variants().stream()
                        .anyMatch(variant -> variant.resources().isPresent()
                                || variant.requires().accept(LaterConditions.FINDER))) {
            return 3;
        }
        boolean first = Stream.concat(
                        Stream.of(release.relations()),
                        release.variants().stream().map(Variant::relations))
                .allMatch(RelationsCodec::isOfFirstFormat);
        return first ? 1 : 2;
    }

    /** Reads a release that is a part of another document. */
    public static Release read(JsonReader json) {
        return json.object(SHAPE, ReleaseCodec::release);
    }

    /** As {@link #read(JsonReader)}; nothing where a newer cm made it. */
    public static Optional<Release> readUnlessNewer(JsonReader json) {
        return json.objectUnlessNewer(SHAPE, ReleaseCodec::release);
    }

    private static Release release(JsonObject object) {
        Release release = new Release(
                new Coordinate(object.get(PACKAGE), object.get(SCHEME).parse(object.get(VERSION))),
                object.get(KIND),
                object.get(DESCRIPTION),
                object.get(LICENSE),
                object.get(TAGS),
                new Meta(object.get(META)),
                object.get(AXES),
                object.get(VARIANTS),
                RelationsCodec.read(object),
                object.get(DETECT));
        object.requireFormat(format(release));
        return release;
    }
}
