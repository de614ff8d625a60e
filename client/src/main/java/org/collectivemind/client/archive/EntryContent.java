package org.collectivemind.client.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.collectivemind.format.archive.EntryPath;
import org.collectivemind.format.archive.HostileArchive;
import org.collectivemind.format.archive.HostileArchive.Rule;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.Hasher;
import org.jspecify.annotations.Nullable;

/** The bytes of one wanted file, hashed while they pass. The read that meets the end fails unless all that is pinned holds. */
public final class EntryContent extends InputStream {
    /** 64 KiB: up to this size a content may be taken whole, by {@link #bytes()}. */
    public static final int SMALL = 1 << 16;

    private final String archive;
    private final EntryPath path;
    private final long size;
    private final Optional<Expected> expected;
    private final InputStream in;
    private final Hasher hasher = new Hasher();
    private long count;
    private @Nullable Digest digest;

    EntryContent(String archive, EntryPath path, long size, Optional<Expected> expected, InputStream in) {
        this.archive = archive;
        this.path = path;
        this.size = size;
        this.expected = expected;
        this.in = in;
        expected.filter(pinned -> pinned.size() != size).ifPresent(pinned -> {
            throw differs(size + " bytes in place of " + pinned.size());
        });
    }

    /** In bytes, as the archive states it: held against the content by its end. */
    public long size() {
        return size;
    }

    public Optional<Expected> expected() {
        return expected;
    }

    /** Whether {@link #bytes()} gives the content whole. */
    public boolean isSmall() {
        return size <= SMALL;
    }

    /**
     * A small content whole, already checked as by the read that meets the end: what a sink writes of it, it writes once.
     *
     * @throws IllegalStateException where the content is not {@link #isSmall()} or some of it was read before
     */
    public byte[] bytes() {
        if (!isSmall() || count > 0 || digest != null) {
            throw new IllegalStateException("the content is large, or some of it was read before");
        }
        byte[] all = new byte[(int) size];
        for (int filled = 0, read = 0; filled < all.length && read >= 0; filled += Math.max(read, 0)) {
            read = read(all, filled, all.length - filled);
        }
        while (digest == null) {
            read();
        }
        return all;
    }

    /** The hash of the content, once it was read to its end. */
    public Digest sha256() {
        if (digest == null) {
            throw new IllegalStateException("the content was not read to its end");
        }
        return digest;
    }

    /** What is known of the content: read, or pinned where the sink did not need to read it. */
    Optional<Expected> known() {
        return digest == null ? expected : Optional.of(new Expected(size, digest));
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        if (digest != null || length == 0) {
            return digest != null ? -1 : 0;
        }
        int read;
        try {
            read = in.read(buffer, offset, length);
        } catch (IOException corrupt) {
            throw HostileArchive.at(archive, path.text(), Rule.CORRUPT, String.valueOf(corrupt.getMessage()));
        }
        if (read < 0) {
            finish();
            return -1;
        }
        count += read;
        if (count > size) {
            throw HostileArchive.at(archive, path.text(), Rule.TOO_LARGE, "more than the announced " + size + " bytes");
        }
        hasher.update(buffer, offset, read);
        return read;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private void finish() {
        if (count != size) {
            throw HostileArchive.at(archive, path.text(), Rule.CORRUPT, count + " bytes in place of " + size);
        }
        Digest actual = hasher.finish();
        expected.filter(pinned -> !pinned.sha256().equals(actual)).ifPresent(pinned -> {
            throw differs("sha256 " + actual + " in place of " + pinned.sha256());
        });
        digest = actual;
    }

    private HostileArchive differs(String reason) {
        return HostileArchive.at(archive, path.text(), Rule.CONTENT_DIFFERS, reason);
    }
}
