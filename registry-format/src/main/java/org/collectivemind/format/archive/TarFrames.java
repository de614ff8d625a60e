package org.collectivemind.format.archive;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.collectivemind.format.archive.FrameInput.Head;
import org.collectivemind.format.archive.HostileArchive.Rule;
import org.jspecify.annotations.Nullable;

/**
 * The tar inside a canonical archive. Either one frame of any length and nothing behind it, or frames of stated sizes and the
 * {@link SeekTable} that belongs to them; or some frames alone, as a table lists them.
 */
final class TarFrames extends InputStream {
    private static final int WINDOW_LOG = 23;
    private static final int BUFFER = 1 << 17;

    private final String archive;
    private final FrameInput input;
    private final List<SeekTable.Frame> frames = new ArrayList<>();
    /** What a table says of the frames; null where all of an archive is read. */
    private final @Nullable List<SeekTable.Frame> expected;

    private @Nullable InputStream single;
    private byte[] trailer = {};
    private int position;
    private int limit;
    private boolean ended;

    TarFrames(String archive, InputStream compressed) {
        this(archive, compressed, null);
    }

    TarFrames(String archive, InputStream compressed, @Nullable List<SeekTable.Frame> expected) {
        this.archive = archive;
        this.input = new FrameInput(archive, compressed);
        this.expected = expected;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (single == null && position == limit && !ended) {
            advance();
        }
        if (single != null) {
            return fromSingle(single, buffer, offset, length);
        }
        if (position == limit) {
            return -1;
        }
        int count = Math.min(length, limit - position);
        System.arraycopy(input.content(), position, buffer, offset, count);
        position += count;
        return count;
    }

    /** Whether all listed frames have been given out. */
    boolean atEnd() {
        return expected != null && frames.size() == expected.size() && position == limit;
    }

    /**
     * Checks, at the end, that the frames are those of a plan and that only their table is behind them.
     *
     * @throws HostileArchive where they are not
     */
    void checkEnd(List<FramePlan.Planned> plan) {
        if (single != null || frames.size() == 1 && trailer.length == 0) {
            return;
        }
        boolean same = frames.stream()
                .map(SeekTable.Frame::size)
                .toList()
                .equals(plan.stream().map(FramePlan.Planned::size).toList());
        if (!same) {
            throw new HostileArchive(archive, Rule.NOT_CANONICAL, "its frames end at other places than its files");
        }
        List<Integer> lengths = frames.stream().map(SeekTable.Frame::compressed).toList();
        if (trailer.length != SeekTable.length(plan) || !Arrays.equals(trailer, SeekTable.encode(plan, lengths))) {
            throw new HostileArchive(archive, Rule.NOT_CANONICAL, "its seek table does not describe its frames");
        }
    }

    @Override
    public void close() throws IOException {
        if (single != null) {
            single.close();
        }
        input.close();
    }

    private void advance() throws IOException {
        if (expected != null && frames.size() == expected.size()) {
            ended = true;
            return;
        }
        Head head = input.head();
        if (head == Head.SIZED) {
            next(input.frame());
        } else if (frames.isEmpty() && expected == null && head == Head.OTHER) {
            single = new BufferedInputStream(
                    new ZstdInputStreamNoFinalizer(new SingleFrame(archive, input.rest())).setLongMax(WINDOW_LOG),
                    BUFFER);
        } else if (expected == null && !frames.isEmpty()) {
            ended = true;
            trailer = head == Head.END ? trailer : input.rest().readNBytes(SeekTable.longest(frames.size()));
        } else {
            throw new HostileArchive(archive, Rule.CORRUPT, "it is truncated or no zstd frame");
        }
    }

    private void next(SeekTable.Frame frame) {
        boolean listed = expected == null || expected.get(frames.size()).equals(frame);
        if (!listed || frame.size() == 0) {
            throw new HostileArchive(archive, Rule.NOT_CANONICAL, "its seek table does not describe its frames");
        }
        frames.add(frame);
        position = 0;
        limit = frame.size();
    }

    private int fromSingle(InputStream tar, byte[] buffer, int offset, int length) throws IOException {
        try {
            return tar.read(buffer, offset, length);
        } catch (ZstdIOException corrupt) {
            throw new HostileArchive(archive, Rule.CORRUPT, "zstd: " + corrupt.getMessage());
        }
    }
}
