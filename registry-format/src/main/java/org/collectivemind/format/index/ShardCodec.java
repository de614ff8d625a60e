package org.collectivemind.format.index;

import static org.collectivemind.format.json.CanonicalJson.Layout.LINE;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.collectivemind.format.error.ExitCode;
import org.collectivemind.format.error.MalformedFile;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.error.SourcePosition;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.json.CanonicalJson;
import org.collectivemind.format.json.JsonFile;
import org.collectivemind.format.json.JsonFormat;
import org.collectivemind.format.json.JsonMember;
import org.collectivemind.format.json.JsonObject;
import org.collectivemind.format.json.JsonReader;
import org.collectivemind.format.json.JsonShape;
import org.collectivemind.format.json.Spelled;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.Release;
import org.collectivemind.format.release.ReleaseCodec;

/**
 * {@code shard-<sha256>.jsonl.zst}: one zstd frame of JSON lines, one per version:
 * {@code {"v":1,"release":{…},"manifest":"<sha256>","published":"…","yanked":"why"}}. The release is the manifest, character
 * for character. A line of a newer {@code v} or with a release of a newer format is skipped, so that publishers may move on before
 * readers do (as in cargo's index).
 */
public final class ShardCodec {
    /** Of the lines together, in bytes: 64 MiB. A frame that says more is not unpacked. */
    public static final int LARGEST = 64 << 20;

    static final List<String> HINTS = List.of("the registry serves a damaged index: tell whoever runs it");

    private static final JsonFormat FORMAT = new JsonFormat("v", 1);
    private static final JsonMember<Spelled<Optional<Release>>> RELEASE =
            JsonMember.required("release", json -> json.spelled(() -> ReleaseCodec.readUnlessNewer(json)));
    private static final JsonMember<Digest> MANIFEST =
            JsonMember.required("manifest", json -> json.text(Digest::parse));
    private static final JsonMember<Instant> PUBLISHED =
            JsonMember.required("published", json -> json.text(InstantText::parse));
    private static final JsonMember<Optional<String>> YANKED = JsonMember.optional("yanked", JsonReader::text);
    private static final JsonShape SHAPE =
            JsonShape.of(RELEASE, MANIFEST, PUBLISHED, YANKED).inFormat(FORMAT);

    private ShardCodec() {}

    /**
     * A shard as read.
     *
     * @param skipped how many lines were of a newer format
     */
    public record Contents(Shard shard, int skipped) {}

    /** Equal shards have equal bytes, given one version of zstd. */
    public static byte[] write(Shard shard) {
        return ZstdFrame.compress(lines(shard));
    }

    /**
     * Whether writing {@code shard} gives the lines of {@code bytes}, which it was read from. If not, a newer cm wrote lines or
     * keys that this one does not know, and would drop.
     */
    public static boolean keepsAll(Shard shard, byte[] bytes, String name) {
        return Arrays.equals(lines(shard), ZstdFrame.decompress(bytes, LARGEST, name));
    }

    private static byte[] lines(Shard shard) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (ShardLine line : shard.lines()) {
            lines.writeBytes(write(line));
        }
        return lines.toByteArray();
    }

    private static byte[] write(ShardLine line) {
        CanonicalJson json = CanonicalJson.compact();
        json.object(LINE, () -> {
            FORMAT.write(json);
            json.key(RELEASE.key());
            ReleaseCodec.write(json, line.release());
            json.key(MANIFEST.key()).value(line.manifest().hex());
            json.key(PUBLISHED.key()).value(line.published().toString());
            line.yanked().ifPresent(reason -> json.key(YANKED.key()).value(reason));
        });
        return json.bytes();
    }

    /**
     * @param packageName whose shard it must be
     * @param name how messages call the file; lines count in the unpacked text
     * @throws MalformedFile with {@link ExitCode#INTEGRITY}
     */
    public static Contents read(byte[] bytes, PackageName packageName, String name) {
        JsonFile file = new JsonFile(name, ExitCode.INTEGRITY, LARGEST, HINTS);
        try {
            List<Optional<ShardLine>> lines = JsonReader.readAll(
                    ZstdFrame.decompress(bytes, LARGEST, name),
                    file,
                    json -> json.objectUnlessNewer(SHAPE, ShardCodec::line).flatMap(Function.identity()));
            List<ShardLine> known = lines.stream().flatMap(Optional::stream).toList();
            return new Contents(new Shard(packageName, known), lines.size() - known.size());
        } catch (MalformedText malformed) {
            throw new MalformedFile(ExitCode.INTEGRITY, new SourcePosition(name, 1, 1), malformed.getMessage(), HINTS);
        }
    }

    private static Optional<ShardLine> line(JsonObject object) {
        Digest manifest = object.get(MANIFEST);
        return object.get(RELEASE).value().map(release -> {
            Digest actual = ReleaseCodec.digest(object.get(RELEASE));
            if (!actual.equals(manifest)) {
                throw new MalformedText(
                        "digest of the manifest of " + release.coordinate(), manifest.hex(), "it is " + actual.hex());
            }
            return new ShardLine(release, manifest, object.get(PUBLISHED), object.get(YANKED));
        });
    }
}
