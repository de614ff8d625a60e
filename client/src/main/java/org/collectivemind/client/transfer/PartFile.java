package org.collectivemind.client.transfer;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The destination of parts that arrive in any order: as long as the whole from the start, with holes where nothing was written
 * yet. Safe for many threads.
 */
final class PartFile implements Closeable {
    static final int BUFFER = 256 << 10;

    private final Path file;
    private final FileChannel channel;

    private PartFile(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** @param keep whether what is there counts; else it is emptied first */
    static PartFile open(Path file, long size, boolean keep) {
        // Who was killed while it took the file over may have sealed it. Where that cannot be undone, opening it says
        // why.
        if (keep && !Files.isWritable(file)) {
            file.toFile().setWritable(true);
        }
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            boolean open = false;
            try (RandomAccessFile length = new RandomAccessFile(file.toFile(), "rw")) {
                if (!keep) {
                    channel.truncate(0);
                }
                length.setLength(size);
                open = true;
                return new PartFile(file, channel);
            } finally {
                if (!open) {
                    channel.close();
                }
            }
        } catch (IOException failed) {
            throw CannotWrite.because(file, failed);
        }
    }

    /** Appends to a part. */
    void write(Part part, byte[] bytes, int length) {
        try {
            ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
            while (buffer.hasRemaining()) {
                channel.write(buffer, part.position() + buffer.position());
            }
        } catch (IOException failed) {
            throw CannotWrite.because(file, failed);
        }
        part.append(bytes, length);
    }

    /** Hashes what is in the file of a part. */
    void hash(Part part, Cancellation cancellation) {
        byte[] bytes = new byte[BUFFER];
        try {
            while (!part.isComplete()) {
                cancellation.check();
                int wanted = (int) Math.min(bytes.length, part.to - part.position());
                int count = channel.read(ByteBuffer.wrap(bytes, 0, wanted), part.position());
                if (count < 0) {
                    return;
                }
                part.append(bytes, count);
            }
        } catch (IOException unreadable) {
            // As good as wrong: it is fetched again.
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failed) {
            throw CannotWrite.because(file, failed);
        }
    }
}
