package org.collectivemind.format.archive;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.collectivemind.format.archive.HostileArchive.Rule;
import org.collectivemind.format.error.MalformedText;

/**
 * What stands behind the frames of a canonical archive of several: two skippable frames (RFC 8878 §3.1.2), which plain decoders
 * pass over. The first is ours and tells the file that begins each frame; the second is the seek table of zstd's seekable format
 * 0.1.0 (contrib/seekable_format in the zstd repository, read 2026-11) without checksums. All numbers are little-endian:
 *
 * <pre>
 * 0x184D2A50 u32, length u32, for each frame: length u16 and UTF-8 of the path that begins it, length 0 where the file before goes on
 * 0x184D2A5E u32, length u32, for each frame: compressed u32, decompressed u32; frames u32, 0 u8, 0x8F92EAB1 u32
 * </pre>
 *
 * Files are sorted, so a path stands in the last segment that does not begin after it.
 */
public final class SeekTable {
    private static final int INDEX = 0x184D2A50;
    private static final int TABLE = 0x184D2A5E;
    private static final int FOOTER_MAGIC = 0x8F92EAB1;
    private static final int FOOTER = 9;
    private static final int HEAD = 8;
    /** A million frames: more than 512 GiB of files. */
    private static final long MOST_FRAMES = 1 << 20;
    /** 16 MiB of paths: some hundred thousand frames. */
    private static final long LONGEST_INDEX = 1 << 24;

    private final List<Segment> segments;

    private SeekTable(List<Segment> segments) {
        this.segments = List.copyOf(segments);
    }

    /** One frame. @param compressed in bytes @param size decompressed, in bytes */
    public record Frame(int compressed, int size) {}

    /**
     * Frames that hold whole files: one of small files, or all those of a large one.
     *
     * @param first the path of its first file
     * @param offset of its first frame in the archive
     * @param length of its frames in bytes
     * @param last whether the archive's end mark stands in it
     */
    public record Segment(EntryPath first, long offset, long length, boolean last, List<Frame> frames) {
        public Segment {
            frames = List.copyOf(frames);
        }

        /** Bytes of tar in it. */
        public long size() {
            return frames.stream().mapToLong(Frame::size).sum();
        }

        /** Where the next segment begins. */
        public long end() {
            return offset + length;
        }
    }

    /** The last bytes of an archive, at most as many as it has. */
    @FunctionalInterface
    public interface Tail {
        byte[] last(int count) throws IOException;
    }

    /**
     * Reads the table at the end of an archive.
     *
     * @param archive what the user knows it by, for failures
     * @param size of the archive in bytes
     * @return empty where the archive does not end in one: it is one frame
     * @throws HostileArchive where the table is not one that belongs to an archive of this size
     */
    public static Optional<SeekTable> read(String archive, long size, Tail tail) throws IOException {
        if (size < HEAD + FOOTER) {
            return Optional.empty();
        }
        ByteBuffer footer = littleEndian(tail.last(FOOTER));
        long count = footer.getInt(0) & 0xffffffffL;
        if (footer.getInt(5) != FOOTER_MAGIC) {
            return Optional.empty();
        }
        long table = HEAD + 8 * count + FOOTER;
        if (count < 2 || count > MOST_FRAMES || table > size) {
            throw wrong(archive);
        }
        List<Frame> frames = frames(archive, littleEndian(tail.last((int) table)), (int) count);
        long end = frames.stream().mapToLong(Frame::compressed).sum();
        long index = size - table - end;
        if (index < HEAD || index > LONGEST_INDEX) {
            throw wrong(archive);
        }
        byte[] trailer = tail.last((int) (index + table));
        List<FramePlan.Planned> planned = planned(archive, littleEndian(trailer).limit((int) index), frames);
        if (!Arrays.equals(
                encode(planned, frames.stream().map(Frame::compressed).toList()), trailer)) {
            throw wrong(archive);
        }
        return Optional.of(new SeekTable(segments(planned, frames)));
    }

    private static List<Frame> frames(String archive, ByteBuffer table, int count) {
        List<Frame> frames = new ArrayList<>(count);
        table.position(HEAD);
        for (int i = 0; i < count; i++) {
            Frame frame = new Frame(table.getInt(), table.getInt());
            if (frame.size() < 1
                    || frame.size() > FramePlan.LONGEST
                    || frame.compressed() < 1
                    || frame.compressed() > Zstd.compressBound(frame.size())) {
                throw wrong(archive);
            }
            frames.add(frame);
        }
        return frames;
    }

    private static List<FramePlan.Planned> planned(String archive, ByteBuffer index, List<Frame> frames) {
        List<FramePlan.Planned> planned = new ArrayList<>(frames.size());
        Optional<EntryPath> before = Optional.empty();
        index.position(HEAD);
        for (Frame frame : frames) {
            Optional<EntryPath> first = path(archive, index);
            // The first frame begins a file; others do in ascending order, or go on with a file that was cut.
            boolean fits = first.isPresent()
                    ? before.isEmpty() || before.get().compareTo(first.get()) < 0
                    : !planned.isEmpty() && planned.get(planned.size() - 1).size() == FramePlan.PIECE;
            if (!fits) {
                throw wrong(archive);
            }
            before = first.isPresent() ? first : before;
            planned.add(new FramePlan.Planned(frame.size(), first));
        }
        return planned;
    }

    private static Optional<EntryPath> path(String archive, ByteBuffer index) {
        int length = index.remaining() < 2 ? -1 : index.getShort() & 0xffff;
        if (length < 0 || length > index.remaining()) {
            throw wrong(archive);
        }
        byte[] text = new byte[length];
        index.get(text);
        try {
            return length == 0
                    ? Optional.empty()
                    : Optional.of(EntryPath.parse(new String(text, StandardCharsets.UTF_8)));
        } catch (MalformedText unsafe) {
            throw wrong(archive);
        }
    }

    private static List<Segment> segments(List<FramePlan.Planned> planned, List<Frame> frames) {
        List<Segment> segments = new ArrayList<>();
        long offset = 0;
        for (int start = 0; start < frames.size(); ) {
            int end = start + 1;
            while (end < frames.size() && planned.get(end).first().isEmpty()) {
                end++;
            }
            List<Frame> own = frames.subList(start, end);
            long length = own.stream().mapToLong(Frame::compressed).sum();
            EntryPath first = planned.get(start).first().orElseThrow();
            segments.add(new Segment(first, offset, length, end == frames.size(), own));
            offset += length;
            start = end;
        }
        return segments;
    }

    /** The length of the index that belongs to these frames, in bytes. */
    private static long indexLength(List<FramePlan.Planned> frames) {
        return HEAD
                + frames.stream()
                        .mapToLong(frame -> 2
                                + frame.first()
                                        .map(first -> first.text().getBytes(StandardCharsets.UTF_8).length)
                                        .orElse(0))
                        .sum();
    }

    /** The length of the trailer that belongs to these frames, in bytes. */
    static long length(List<FramePlan.Planned> frames) {
        return indexLength(frames) + HEAD + 8L * frames.size() + FOOTER;
    }

    /** Whether a table of these frames is short enough to be read. */
    static boolean isReadable(List<FramePlan.Planned> frames) {
        return frames.size() <= MOST_FRAMES && indexLength(frames) <= LONGEST_INDEX;
    }

    /** The trailer that belongs to these frames. @param compressed length of each in bytes */
    static byte[] encode(List<FramePlan.Planned> frames, List<Integer> compressed) {
        ByteArrayOutputStream paths = new ByteArrayOutputStream();
        ByteBuffer table = littleEndian(new byte[HEAD + 8 * frames.size() + FOOTER]);
        table.putInt(TABLE).putInt(table.capacity() - HEAD);
        for (int i = 0; i < frames.size(); i++) {
            byte[] path = frames.get(i)
                    .first()
                    .map(first -> first.text().getBytes(StandardCharsets.UTF_8))
                    .orElse(new byte[0]);
            paths.write(path.length);
            paths.write(path.length >> 8);
            paths.writeBytes(path);
            table.putInt(compressed.get(i)).putInt(frames.get(i).size());
        }
        table.putInt(frames.size()).put((byte) 0).putInt(FOOTER_MAGIC);
        return littleEndian(new byte[HEAD + paths.size() + table.capacity()])
                .putInt(INDEX)
                .putInt(paths.size())
                .put(paths.toByteArray())
                .put(table.array())
                .array();
    }

    /** More bytes than a table of so many frames can have. */
    static int longest(int frames) {
        long index = Math.min(LONGEST_INDEX, HEAD + (2 + 4096L) * frames);
        return (int) Math.min(Integer.MAX_VALUE - 8, index + HEAD + 8L * frames + FOOTER + 1);
    }

    /** In the order of the archive. */
    public List<Segment> segments() {
        return segments;
    }

    /** Where the file would be if it is there at all. */
    public Optional<Segment> holding(EntryPath path) {
        int low = 0;
        int high = segments.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (segments.get(middle).first().compareTo(path) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? Optional.empty() : Optional.of(segments.get(low - 1));
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static HostileArchive wrong(String archive) {
        return new HostileArchive(archive, Rule.NOT_CANONICAL, "its seek table does not describe its frames");
    }
}
