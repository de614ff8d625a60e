package org.collectivemind.client.archive;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;
import org.collectivemind.format.archive.HostileArchive;
import org.collectivemind.format.archive.HostileArchive.Rule;

/** One content of a zip, held against its size and CRC when it ends. */
final class ZipContent extends InputStream {
    private final ZipRecord record;
    private final InputStream raw;
    private final Decoder decoder;
    private final Allowance allowance;
    private final CRC32 crc = new CRC32();
    private long count;

    /** What decoding takes, made once for many contents that are read one after the other. */
    static final class Decoder implements AutoCloseable {
        private final Inflater inflater = new Inflater(true);
        private final byte[] input = new byte[1 << 16];

        @Override
        public void close() {
            inflater.end();
        }
    }

    /** @param raw exactly the compressed bytes */
    ZipContent(ZipRecord record, InputStream raw, Decoder decoder, Allowance allowance) {
        this.record = record;
        this.raw = raw;
        this.decoder = decoder;
        this.allowance = allowance;
        decoder.inflater.reset();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int read = record.method() == ZipRecord.DEFLATED
                ? inflate(buffer, offset, length)
                : raw.read(buffer, offset, length);
        if (read < 0) {
            finish();
            return -1;
        }
        crc.update(buffer, offset, read);
        count += read;
        allowance.take(read);
        return read;
    }

    private int inflate(byte[] buffer, int offset, int length) throws IOException {
        Inflater inflater = decoder.inflater;
        try {
            while (true) {
                int read = inflater.inflate(buffer, offset, length);
                if (read > 0) {
                    return read;
                }
                if (inflater.finished()) {
                    return -1;
                }
                int fed = inflater.needsInput() ? raw.read(decoder.input) : -1;
                if (fed < 0) {
                    throw new EOFException("its compressed content is incomplete");
                }
                inflater.setInput(decoder.input, 0, fed);
            }
        } catch (DataFormatException malformed) {
            throw new ZipException("its compressed content is malformed: " + malformed.getMessage());
        }
    }

    private void finish() throws IOException {
        boolean deflated = record.method() == ZipRecord.DEFLATED;
        if (deflated && decoder.inflater.getBytesRead() != record.compressed()) {
            throw HostileArchive.at(
                    record.archive(),
                    record.name(),
                    Rule.TRAILING_DATA,
                    "there are bytes after its compressed content");
        }
        if (count != record.size() || (int) crc.getValue() != record.crc()) {
            throw new ZipException("its content does not match its checksum");
        }
    }

    @Override
    public void close() throws IOException {
        raw.close();
    }
}
