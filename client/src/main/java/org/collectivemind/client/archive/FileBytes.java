package org.collectivemind.client.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** A local archive, read by position. Failures of the disk become {@link UnreadableArchive}, so that no decoder calls them corruption. */
final class FileBytes implements RandomBytes {
    private final Path file;
    private final FileChannel channel;
    private final long size;

    FileBytes(Path file) {
        this.file = file;
        try {
            channel = FileChannel.open(file);
            size = channel.size();
        } catch (IOException unreadable) {
            throw new UnreadableArchive(file, unreadable);
        }
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public InputStream open(long from, long length) {
        return new InputStream() {
            private long position = from;

            @Override
            public int read() {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] buffer, int offset, int wanted) {
                if (wanted == 0) {
                    return 0;
                }
                int most = (int) Math.min(wanted, from + length - position);
                if (most <= 0) {
                    return -1;
                }
                try {
                    int count = channel.read(ByteBuffer.wrap(buffer, offset, most), position);
                    position += Math.max(count, 0);
                    return count;
                } catch (IOException unreadable) {
                    throw new UnreadableArchive(file, unreadable);
                }
            }
        };
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
