package org.collectivemind.format.archive;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.Hasher;

/**
 * The archive in which many small files travel: {@code tar.zst} whose bytes are a function of its files. Regular files only,
 * sorted by path; {@link CanonicalHeader} for each; two zero blocks; zstd of level {@value #LEVEL} with checksums. What fits into
 * one frame of {@link FramePlan} is one; all else is several frames and their {@link SeekTable}, so that a reader can fetch a
 * few files of many. The same files give the same bytes on every machine with the same release of zstd; readers do not depend
 * on the level.
 */
public final class CanonicalArchive {
    static final int LEVEL = 9;

    /** Below the buffer in front of zstd, so that how a source returns its bytes never shows in the frame. */
    private static final int PIECE = 1 << 16;

    private CanonicalArchive() {}

    /** What an archive holds. @param size in bytes */
    public record Listed(EntryPath path, boolean executable, long size, Digest sha256) {}

    public static void write(Collection<ArchiveFile> files, Path archive) throws IOException {
        try (OutputStream out = Files.newOutputStream(archive)) {
            write(files, out);
        }
    }

    /**
     * Writes and flushes, and leaves {@code out} open.
     *
     * @throws IllegalArgumentException for paths that collide, and for files of several hundred GiB in all
     */
    public static void write(Collection<ArchiveFile> files, OutputStream out) throws IOException {
        List<ArchiveFile> sorted = new ArrayList<>(files);
        sorted.sort(Comparator.comparing(ArchiveFile::path));
        PathSet paths = new PathSet();
        for (ArchiveFile file : sorted) {
            paths.add(file.path()).ifPresent(other -> {
                throw new IllegalArgumentException("`" + file.path() + "` collides with `" + other + "`");
            });
        }
        List<FramePlan.Planned> plan = plan(sorted);
        if (!SeekTable.isReadable(plan)) {
            throw new IllegalArgumentException("files for " + plan.size() + " frames are too many for one archive");
        }
        if (plan.size() == 1) {
            try (OutputStream tar = new BufferedOutputStream(zstd(out), 2 * PIECE)) {
                writeTar(sorted, tar);
            }
        } else {
            try (FrameOutput frames = new FrameOutput(out, plan, LEVEL)) {
                writeTar(sorted, frames);
                frames.finish();
            }
        }
    }

    private static List<FramePlan.Planned> plan(List<ArchiveFile> sorted) {
        FramePlan plan = new FramePlan();
        for (ArchiveFile file : sorted) {
            int header = CanonicalHeader.of(file.path(), file.executable(), file.size()).length;
            plan.add(file.path(), header + file.size() + CanonicalHeader.padding(file.size()));
        }
        return plan.finish();
    }

    private static void writeTar(List<ArchiveFile> sorted, OutputStream tar) throws IOException {
        byte[] piece = new byte[PIECE];
        for (ArchiveFile file : sorted) {
            tar.write(CanonicalHeader.of(file.path(), file.executable(), file.size()));
            copy(file, tar, piece);
            tar.write(new byte[CanonicalHeader.padding(file.size())]);
        }
        tar.write(new byte[2 * CanonicalHeader.BLOCK]);
    }

    /** Reads an archive to its end and checks that this class wrote it. @throws HostileArchive where it did not */
    public static List<Listed> list(String archive, InputStream compressed) throws IOException {
        List<Listed> listed = new ArrayList<>();
        try (CanonicalReader reader = new CanonicalReader(archive, compressed)) {
            for (var entry = reader.next(); entry.isPresent(); entry = reader.next()) {
                CanonicalReader.Entry found = entry.get();
                listed.add(new Listed(found.path(), found.executable(), found.size(), Hasher.of(reader.content())));
            }
        }
        return List.copyOf(listed);
    }

    private static OutputStream zstd(OutputStream out) throws IOException {
        OutputStream kept = new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
            }

            @Override
            public void close() throws IOException {
                flush();
            }
        };
        return new ZstdOutputStreamNoFinalizer(kept, LEVEL).setChecksum(true);
    }

    private static void copy(ArchiveFile file, OutputStream tar, byte[] piece) throws IOException {
        long left = file.size();
        try (InputStream content = file.content().open()) {
            while (left > 0) {
                int wanted = (int) Math.min(left, piece.length);
                if (content.readNBytes(piece, 0, wanted) < wanted) {
                    throw new ChangedWhileRead(file.path(), file.size());
                }
                tar.write(piece, 0, wanted);
                left -= wanted;
            }
            if (content.read() >= 0) {
                throw new ChangedWhileRead(file.path(), file.size());
            }
        }
    }
}
