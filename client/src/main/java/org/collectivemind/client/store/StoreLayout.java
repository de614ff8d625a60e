package org.collectivemind.client.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.Hasher;

/** Where things stand in a store. @param bucket {@code v1} below the root: another layout gets another bucket */
record StoreLayout(Path bucket) {
    private static final String BUCKET = "v1";

    private static final String PROGRAM = "-x";

    private static final UUID PROCESS = UUID.randomUUID();
    private static final AtomicLong COUNT = new AtomicLong();

    private static final String CACHE_TAG = "Signature: 8a477f597d28d172789f06886806bc55\n"
            + "# This directory is the artifact store of Collective Mind (cm). Its contents can be fetched again.\n"
            + "# See https://bford.info/cachedir/\n";

    /** Hexadecimal digits of a tree's digest in the name of its views. */
    static final int VIEW_DIGITS = 16;

    static StoreLayout of(Path root) {
        return new StoreLayout(root.toAbsolutePath().normalize().resolve(BUCKET));
    }

    /** Makes the directories of a store where there is none; its tag, which tells one, comes last. */
    StoreLayout make() {
        try {
            if (!Files.isRegularFile(cacheTag())) {
                for (Path directory : List.of(partials(), blobs(), trees(), views())) {
                    StoreFiles.createDirectories(directory);
                }
                Path partial = newPartial("tag");
                Files.write(partial, CACHE_TAG.getBytes(StandardCharsets.US_ASCII));
                StoreFiles.commit(partial, cacheTag());
            }
            return this;
        } catch (IOException failed) {
            throw CannotWriteStore.of(bucket, failed);
        }
    }

    Path cacheTag() {
        return bucket.resolve("CACHEDIR.TAG");
    }

    Path lock() {
        return bucket.resolve("lock");
    }

    Path blobs() {
        return bucket.resolve("blobs").resolve("sha256");
    }

    Path blob(Digest digest) {
        return sharded(blobs(), digest).resolve(digest.hex());
    }

    /**
     * A blob as a program, beside it. Only of a blob of one part the digest says enough: of others the pinned parts belong to the
     * name, so that nobody links a file that only another lock pins.
     */
    Path program(Digest blob, List<Digest> parts) {
        return sharded(blobs(), blob).resolve(blob.hex() + (parts.isEmpty() ? "" : "-" + digest(parts)) + PROGRAM);
    }

    private static Digest digest(List<Digest> parts) {
        StringBuilder text = new StringBuilder();
        parts.forEach(part -> text.append(part).append('\n'));
        return Hasher.of(text.toString().getBytes(StandardCharsets.US_ASCII));
    }

    /** The blob whose bytes a program has; empty where the name is not a program's. */
    static Optional<Digest> ofProgram(String name) {
        return name.matches("[0-9a-f]{64}(-[0-9a-f]{64})?" + PROGRAM)
                ? Optional.of(Digest.parse(name.substring(0, 64)))
                : Optional.empty();
    }

    Path partLists() {
        return bucket.resolve("parts").resolve("sha256");
    }

    Path partList(Digest blob) {
        return sharded(partLists(), blob).resolve(blob.hex());
    }

    Path trees() {
        return bucket.resolve("trees").resolve("sha256");
    }

    Path tree(Digest digest) {
        return sharded(trees(), digest).resolve(digest.hex() + ".json");
    }

    Path views() {
        return bucket.resolve("pkgs");
    }

    Path view(ViewName name, Digest tree) {
        return views().resolve(name.coordinate().name().group())
                .resolve(name.coordinate().name().name())
                .resolve(name.coordinate().version().text())
                .resolve(name.variant() + "-" + tree.hex().substring(0, VIEW_DIGITS));
    }

    Path partials() {
        return bucket.resolve("partial");
    }

    /** A name nobody else uses: random once in a process, counted within it. */
    Path newPartial(String purpose) {
        return partials().resolve(purpose + "-" + PROCESS + "-" + COUNT.incrementAndGet());
    }

    /** Where the resume areas of one blob are. */
    Path areas(Digest digest) {
        return partials().resolve(digest.hex());
    }

    Path roots() {
        return bucket.resolve("roots");
    }

    Path quarantine() {
        return bucket.resolve("quarantine");
    }

    static boolean isDigest(String name) {
        return name.matches("[0-9a-f]{64}");
    }

    private static Path sharded(Path directory, Digest digest) {
        return directory.resolve(digest.hex().substring(0, 2));
    }
}
