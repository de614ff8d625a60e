package org.collectivemind.testrepos.archive;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/** The compression around a tar. */
final class Wrapping {
    private Wrapping() {}

    /** Compresses what {@code content} writes; does not close {@code out}. */
    static void write(ArchiveKind kind, HostileArchive.Content content, OutputStream out) throws IOException {
        switch (kind) {
            case TAR, ZIP -> content.writeTo(out);
            case TAR_GZ -> {
                GZIPOutputStream gzip = new GZIPOutputStream(out, 1 << 16);
                content.writeTo(gzip);
                gzip.finish();
            }
            case TAR_ZST -> {
                try (ZstdOutputStream zstd = new ZstdOutputStream(new KeptOpen(out))) {
                    content.writeTo(zstd);
                }
            }
        }
    }

    private static final class KeptOpen extends FilterOutputStream {
        private KeptOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
