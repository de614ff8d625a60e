package org.collectivemind.client.faults;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.collectivemind.client.archive.EntryContent;
import org.collectivemind.client.archive.EntrySink;
import org.collectivemind.client.archive.Expected;
import org.collectivemind.client.archive.Limits;
import org.collectivemind.client.archive.RandomBytes;
import org.collectivemind.client.archive.SafeExtractor;
import org.collectivemind.client.archive.Selection;
import org.collectivemind.client.archive.UnreadableArchive;
import org.collectivemind.client.store.FuzzedReaders;
import org.collectivemind.client.transfer.FuzzedJournal;
import org.collectivemind.format.archive.EntryPath;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.hash.Hasher;
import org.collectivemind.format.index.RootCodec;
import org.collectivemind.format.index.ShardCodec;
import org.collectivemind.format.index.TermsCodec;
import org.collectivemind.format.lock.LockfileCodec;
import org.collectivemind.format.manifest.ManifestReader;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.Payload;
import org.collectivemind.format.release.ReleaseCodec;

/** Everything that reads bytes somebody else may have written. */
enum FuzzTarget {
    ZIP(bytes -> ranged(bytes, Payload.Format.ZIP, Selection.everything())),
    /** By ranges, as of a remote one. */
    PINNED_ZIP(bytes -> ranged(bytes, Payload.Format.ZIP, pinned())),
    TAR(bytes -> arriving(bytes, Payload.Format.TAR)),
    TAR_GZ(bytes -> arriving(bytes, Payload.Format.TAR_GZ)),
    TAR_ZST(bytes -> arriving(bytes, Payload.Format.TAR_ZST)),
    PINNED_TAR_ZST(bytes -> ranged(bytes, Payload.Format.TAR_ZST, pinned())),
    MANIFEST(bytes -> ManifestReader.read(new String(bytes, StandardCharsets.UTF_8), "cm.yaml")),
    LOCK(bytes -> LockfileCodec.read(bytes, "cm.lock")),
    ROOT(bytes -> RootCodec.read(bytes, "root.json")),
    SHARD(bytes -> ShardCodec.read(bytes, PackageName.parse("org.example:weights"), "shard.jsonl.zst")),
    TERMS(bytes -> TermsCodec.read(bytes, "terms.json")),
    RELEASE(bytes -> ReleaseCodec.read(bytes, "release.json")),
    PART_LIST(bytes -> FuzzedReaders.partList(bytes)),
    TREE(bytes -> FuzzedReaders.tree(bytes)),
    JOURNAL(bytes -> FuzzedJournal.read(bytes));

    private static final SafeExtractor EXTRACTOR = new SafeExtractor(Limits.DEFAULT);
    static final byte[] DATA = "data".getBytes(StandardCharsets.US_ASCII);

    private final Target target;

    FuzzTarget(Target target) {
        this.target = target;
    }

    /** What reads the bytes. */
    private interface Target {
        void accept(byte[] bytes) throws IOException;
    }

    /** @throws RuntimeException other than those that a caller is told of, which are silence here */
    void read(byte[] bytes) {
        try {
            target.accept(bytes);
        } catch (UnreadableArchive fault) {
            throw new AssertionError("memory can be read", fault);
        } catch (CmException | IOException documented) {
            // Wrong input, and said so.
        }
    }

    private static Selection pinned() {
        return Selection.exactly(Map.of(EntryPath.parse("data.txt"), new Expected(DATA.length, Hasher.of(DATA))));
    }

    private static void ranged(byte[] bytes, Payload.Format format, Selection selection) throws IOException {
        EXTRACTOR.extract("fuzz", new InMemory(bytes), format, selection, new Reader());
    }

    private static void arriving(byte[] bytes, Payload.Format format) throws IOException {
        EXTRACTOR.extract(
                "fuzz", new ByteArrayInputStream(bytes), bytes.length, format, Selection.everything(), new Reader());
    }

    /** Reads what it is given, as far as it is wanted. */
    private static final class Reader implements EntrySink {
        @Override
        public void file(EntryPath path, boolean executable, EntryContent content) {
            try {
                content.transferTo(OutputStream.nullOutputStream());
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        @Override
        public void link(EntryPath path, EntryPath earlier) {}
    }

    private record InMemory(byte[] bytes) implements RandomBytes {
        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public InputStream open(long from, long length) {
            if (from < 0 || length < 0 || from > bytes.length || length > bytes.length - from) {
                throw new IllegalArgumentException(from + ", " + length + " of " + bytes.length);
            }
            return new ByteArrayInputStream(bytes, (int) from, (int) length);
        }

        @Override
        public void close() {}
    }
}
