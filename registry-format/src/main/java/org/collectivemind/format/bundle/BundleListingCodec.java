package org.collectivemind.format.bundle;

import static org.collectivemind.format.json.CanonicalJson.Layout.BLOCK;
import static org.collectivemind.format.json.CanonicalJson.Layout.LINE;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.collectivemind.format.archive.EntryPath;
import org.collectivemind.format.error.ExitCode;
import org.collectivemind.format.error.MalformedFile;
import org.collectivemind.format.error.SourcePosition;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.Hasher;
import org.collectivemind.format.json.CanonicalJson;
import org.collectivemind.format.json.JsonFile;
import org.collectivemind.format.json.JsonFormat;
import org.collectivemind.format.json.JsonMember;
import org.collectivemind.format.json.JsonObject;
import org.collectivemind.format.json.JsonReader;
import org.collectivemind.format.json.JsonShape;
import org.collectivemind.format.manifest.RegistryAlias;
import org.collectivemind.format.manifest.TargetName;

/**
 * {@code bundle.json}: {@code {"cm-bundle": 1, "lock": "…", "targets": […], "registries": […], "files": [{"path": "…", "sha256":
 * "…", "size": 1}], "digest": "…"}}. The digest is the sha256 of the same text without that member, so that a stick that lost a bit
 * of the list itself is noticed as well; it is no signature.
 */
public final class BundleListingCodec {
    /** 256 MiB, more than a million files. */
    public static final int LARGEST = 256 << 20;

    private static final JsonFormat FORMAT = new JsonFormat("cm-bundle", 1);
    private static final JsonMember<Digest> LOCK = JsonMember.required("lock", json -> json.text(Digest::parse));
    private static final JsonMember<List<TargetName>> TARGETS =
            JsonMember.required("targets", json -> json.list(() -> json.text(TargetName::new)));
    private static final JsonMember<List<RegistryAlias>> REGISTRIES =
            JsonMember.required("registries", json -> json.list(() -> json.text(RegistryAlias::new)));
    private static final JsonMember<List<ListedFile>> FILES =
            JsonMember.required("files", json -> json.list(() -> file(json)));
    private static final JsonMember<Digest> DIGEST = JsonMember.required("digest", json -> json.text(Digest::parse));
    private static final JsonShape SHAPE =
            JsonShape.of(LOCK, TARGETS, REGISTRIES, FILES, DIGEST).inFormat(FORMAT);

    private static final JsonMember<EntryPath> PATH = JsonMember.required("path", json -> json.text(EntryPath::parse));
    private static final JsonMember<Digest> SHA256 = JsonMember.required("sha256", json -> json.text(Digest::parse));
    private static final JsonMember<Long> SIZE = JsonMember.required("size", JsonReader::count);
    private static final JsonShape FILE = JsonShape.of(PATH, SHA256, SIZE);

    private static final List<String> HINTS = List.of(
            "copy the bundle again, or make it anew with `cm bundle`; `cm bundle --check DIR` verifies all of it");

    private BundleListingCodec() {}

    public static byte[] write(BundleListing listing) {
        return write(listing, Optional.of(Hasher.of(write(listing, Optional.empty()))));
    }

    private static byte[] write(BundleListing listing, Optional<Digest> digest) {
        CanonicalJson json = CanonicalJson.pretty();
        json.object(BLOCK, () -> {
            FORMAT.write(json);
            json.key(LOCK.key()).value(listing.lock().hex());
            json.key(TARGETS.key()).array(LINE, listing.targets(), target -> json.value(target.text()));
            json.key(REGISTRIES.key()).array(LINE, listing.registries(), alias -> json.value(alias.text()));
            json.key(FILES.key()).array(BLOCK, listing.files(), file -> write(json, file));
            digest.ifPresent(own -> json.key(DIGEST.key()).value(own.hex()));
        });
        return json.bytes();
    }

    private static void write(CanonicalJson json, ListedFile file) {
        json.object(LINE, () -> {
            json.key(PATH.key()).value(file.path().text());
            json.key(SHA256.key()).value(file.sha256().hex());
            json.key(SIZE.key()).value(file.size());
        });
    }

    /**
     * @param name how messages call the file
     * @throws MalformedFile with {@link ExitCode#INTEGRITY}, also for any byte that {@link #write} would not have written; with
     *     USAGE where a newer cm made it
     */
    public static BundleListing read(byte[] bytes, String name) {
        BundleListing listing = JsonReader.read(
                bytes,
                new JsonFile(name, ExitCode.INTEGRITY, LARGEST, HINTS),
                json -> json.object(SHAPE, BundleListingCodec::listing));
        if (!Arrays.equals(bytes, write(listing))) {
            throw new MalformedFile(
                    ExitCode.INTEGRITY, new SourcePosition(name, 1, 1), "the list is not as it was written", HINTS);
        }
        return listing;
    }

    private static BundleListing listing(JsonObject object) {
        return new BundleListing(
                object.get(LOCK), object.get(TARGETS), new TreeSet<>(object.get(REGISTRIES)), object.get(FILES));
    }

    private static ListedFile file(JsonReader json) {
        return json.object(FILE, object -> new ListedFile(object.get(PATH), object.get(SHA256), object.get(SIZE)));
    }
}
