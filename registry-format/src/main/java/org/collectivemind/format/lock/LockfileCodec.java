package org.collectivemind.format.lock;

import static org.collectivemind.format.json.CanonicalJson.Layout.BLOCK;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.IntStream;
import org.collectivemind.format.error.ExitCode;
import org.collectivemind.format.error.MalformedFile;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.json.CanonicalJson;
import org.collectivemind.format.json.JsonFile;
import org.collectivemind.format.json.JsonFormat;
import org.collectivemind.format.json.JsonMember;
import org.collectivemind.format.json.JsonObject;
import org.collectivemind.format.json.JsonReader;
import org.collectivemind.format.json.JsonShape;

/**
 * {@code cm.lock} as JSON: equal locks have equal bytes, one package a block, one file a line, so that a diff reads well and two
 * branches that add packages merge. Reading is strict and fails closed: a missing, shortened or foreign hash, an unknown key, a
 * package that is named and not there are defects ({@link ExitCode#INTEGRITY}), none is passed over.
 *
 * <p>The number of the format is the smallest that can say what the lock says: 3 where a target says whose its floors are, by whose
 * facts it was solved or what to be warned of, where a package is placed, or where a machine's own program is taken; else 2 where a
 * package has an alias, or lists files once for several variants; else 1.
 * So an older cm reads every lock without these, and is told to upgrade by every other.
 */
public final class LockfileCodec {
    /** 256 MiB, more than a million files. */
    public static final int LARGEST = 256 << 20;

    private static final JsonFormat FORMAT = new JsonFormat("cm-lock", 1, 3);
    private static final JsonMember<Digest> INPUTS = JsonMember.required("inputs", json -> json.text(Digest::parse));
    private static final JsonMember<List<LockedRegistry>> REGISTRIES =
            JsonMember.required("registries", json -> json.list(() -> LockedRegistryCodec.read(json)));
    private static final JsonMember<List<LockedTarget>> TARGETS =
            JsonMember.required("targets", json -> json.list(() -> LockedTargetCodec.read(json)));
    private static final JsonMember<List<LockedPackageCodec.Read>> PACKAGES =
            JsonMember.required("packages", json -> json.list(() -> LockedPackageCodec.read(json)));
    private static final JsonShape SHAPE =
            JsonShape.of(INPUTS, REGISTRIES, TARGETS, PACKAGES).inFormat(FORMAT);

    private LockfileCodec() {}

    public static byte[] write(Lockfile lockfile) {
        CanonicalJson json = CanonicalJson.pretty();
        json.object(BLOCK, () -> {
            FORMAT.write(json, format(lockfile));
            json.key(INPUTS.key()).value(lockfile.inputs().hex());
            json.key(REGISTRIES.key())
                    .array(BLOCK, lockfile.registries(), registry -> LockedRegistryCodec.write(json, registry));
            json.key(TARGETS.key()).array(BLOCK, lockfile.targets(), target -> LockedTargetCodec.write(json, target));
            json.key(PACKAGES.key())
                    .array(BLOCK, lockfile.packages(), locked -> LockedPackageCodec.write(json, locked));
        });
        return json.bytes();
    }

    /**
     * @param name how messages call the file
     * @throws MalformedFile with {@link ExitCode#INTEGRITY}; with USAGE where the file is not damaged but holds an unfinished
     *     merge or was made by a newer cm
     */
    public static Lockfile read(byte[] bytes, String name) {
        List<String> hints = List.of("restore it from version control, or delete it: `cm lock` then makes it anew");
        try {
            return JsonReader.read(
                    bytes,
                    new JsonFile(name, ExitCode.INTEGRITY, LARGEST, hints),
                    json -> json.object(SHAPE, LockfileCodec::lockfile));
        } catch (MalformedFile malformed) {
            throw MergeConflict.find(bytes, name).orElse(malformed);
        }
    }

    private static Lockfile lockfile(JsonObject object) {
        List<LockedPackageCodec.Read> packages = object.get(PACKAGES);
        List<LockedTarget> targets = object.get(TARGETS);
        object.requireFormat(IntStream.concat(
                        packages.stream().mapToInt(LockedPackageCodec.Read::format),
                        targets.stream().mapToInt(LockedTargetCodec::format))
                .max()
                .orElse(1));
        return new Lockfile(
                object.get(INPUTS),
                object.get(REGISTRIES),
                targets,
                packages.stream().map(LockedPackageCodec.Read::locked).toList());
    }

    private static int format(Lockfile lockfile) {
        return IntStream.concat(
                        lockfile.packages().stream().mapToInt(LockedPackageCodec::format),
                        lockfile.targets().stream().mapToInt(LockedTargetCodec::format))
                .max()
                .orElse(1);
    }

    /** As {@link #read(byte[], String)}, to the end of {@code in}, which is left open. */
    public static Lockfile read(InputStream in, String name) throws IOException {
        return read(in.readNBytes(LARGEST + 1), name);
    }
}
