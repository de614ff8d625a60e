package org.collectivemind.testrepos.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small archives that unpack to very much, written without ever holding it. */
final class Bombs {
    private static final int CHUNK = 1 << 20;

    private Bombs() {}

    /** A tar with one file of zeros; {@code size} is a multiple of 1 MiB. */
    static HostileArchive.Content zeros(ArchiveKind kind, long size) {
        if (size % CHUNK != 0) {
            throw new IllegalArgumentException("a multiple of 1 MiB is wanted: " + size);
        }
        return switch (kind) {
            case ZIP -> out -> zip(out, size);
            case TAR_GZ -> out -> gzip(out, size);
            case TAR, TAR_ZST -> out -> Wrapping.write(kind, tar -> tar(tar, size), out);
        };
    }

    /** Empty files {@code f0000000, f0000001, …}. */
    static HostileArchive.Content manyFiles(ArchiveKind kind, int count) {
        if (kind == ArchiveKind.ZIP) {
            return out -> manyInZip(out, count);
        }
        return out -> Wrapping.write(kind, tar -> manyInTar(tar, count), out);
    }

    private static void tar(OutputStream out, long size) throws IOException {
        out.write(header(size));
        byte[] zeros = new byte[CHUNK];
        for (long written = 0; written < size; written += CHUNK) {
            out.write(zeros);
        }
        out.write(new byte[2 * TarBytes.BLOCK]);
    }

    private static byte[] header(long size) {
        return TarBytes.headerBlock("zeros", TarBytes.FILE, TarBytes.base256(size), 0644, "");
    }

    private static void gzip(OutputStream out, long size) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        new GZIPOutputStream(frame).flush();
        out.write(frame.toByteArray(), 0, 10);
        CRC32 crc = new CRC32();
        long length = deflateZeros(out, header(size), size, new byte[2 * TarBytes.BLOCK], crc);
        writeLittleEndian(out, crc.getValue());
        writeLittleEndian(out, length);
    }

    /**
     * Deflates {@code head}, zeros and {@code tail} as one stream. Once the window holds zeros only, every flushed chunk of
     * zeros compresses to the same bytes, so it is compressed once and repeated.
     *
     * @return the length before compression
     */
    private static long deflateZeros(OutputStream out, byte[] head, long size, byte[] tail, CRC32 crc)
            throws IOException {
        Deflater deflater = new Deflater(9, true);
        byte[] zeros = new byte[CHUNK];
        try {
            out.write(flushed(deflater, head));
            out.write(flushed(deflater, zeros));
            byte[] repeated = flushed(deflater, zeros);
            for (long written = CHUNK; written < size; written += CHUNK) {
                out.write(repeated);
            }
            deflater.setInput(tail);
            deflater.finish();
            byte[] last = new byte[1 << 16];
            out.write(last, 0, deflater.deflate(last));
        } finally {
            deflater.end();
        }
        crc.update(head);
        for (long summed = 0; summed < size; summed += CHUNK) {
            crc.update(zeros);
        }
        crc.update(tail);
        return head.length + size + tail.length;
    }

    private static byte[] flushed(Deflater deflater, byte[] input) {
        byte[] output = new byte[1 << 16];
        deflater.setInput(input);
        int length = deflater.deflate(output, 0, output.length, Deflater.SYNC_FLUSH);
        return java.util.Arrays.copyOf(output, length);
    }

    private static void writeLittleEndian(OutputStream out, long number) throws IOException {
        for (int i = 0; i < 4; i++) {
            out.write((int) (number >>> (8 * i)));
        }
    }

    private static void zip(OutputStream out, long size) throws IOException {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        CRC32 crc = new CRC32();
        long length = deflateZeros(data, new byte[0], size, new byte[0], crc);
        ZipMember member = ZipMember.of("zeros", ZipMember.DEFLATED, data.toByteArray(), crc.getValue(), length);
        out.write(new ZipBytes().add(member).finish());
    }

    private static String fileName(int number) {
        return String.format(Locale.ROOT, "f%07d", number);
    }

    private static void manyInTar(OutputStream out, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            out.write(TarBytes.headerBlock(fileName(i), TarBytes.FILE, TarBytes.octal(0), 0644, ""));
        }
        out.write(new byte[2 * TarBytes.BLOCK]);
    }

    private static void manyInZip(OutputStream out, int count) throws IOException {
        // The JDK's writer adds the Zip64 records that more than 65,535 members need.
        ZipOutputStream zip = new ZipOutputStream(out);
        for (int i = 0; i < count; i++) {
            ZipEntry entry = new ZipEntry(fileName(i));
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(0);
            entry.setCrc(0);
            entry.setTimeLocal(java.time.LocalDateTime.of(2026, 1, 1, 0, 0));
            zip.putNextEntry(entry);
        }
        zip.finish();
    }
}
