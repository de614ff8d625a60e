package org.collectivemind.client.transfer;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.Hasher;

/**
 * Which parts of a destination are verified, in a file beside it, so that a download which was killed goes on. Lines of text, each
 * with its CRC-32C; what follows a line that is torn or wrong does not count, and is cut off.
 *
 * <pre>
 * cm-parts 1 SHA256 SIZE DIGEST-OF-THE-PART-LIST CRC     which file it is about: it never fits another one
 * boot ID CRC                                            what follows was written under this boot, or "-" where it is not known
 * part INDEX CRC                                         in the destination, and verified
 * </pre>
 *
 * <p>Nothing is forced to the disk: as long as the machine runs, the system keeps what a killed process wrote. After another boot
 * a line is a claim, and the part is hashed again before it counts.
 */
final class Journal implements Closeable {
    /** Linux; elsewhere there is none, and each part is hashed again. */
    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

    /** Every line but the first one. */
    private static final Pattern LINE = Pattern.compile("boot (\\S+)|part (\\d{1,9})");

    private final Path file;
    private final FileChannel channel;
    private final BitSet vouched = new BitSet();
    private final BitSet claimed = new BitSet();

    private Journal(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    static Path beside(Path destination) {
        return destination.resolveSibling(destination.getFileName() + ".journal");
    }

    static void discard(Path destination) {
        Path file = beside(destination);
        try {
            Files.deleteIfExists(file);
        } catch (IOException failed) {
            throw CannotWrite.because(file, failed);
        }
    }

    static Journal open(Path destination, PinnedFile about) {
        return open(destination, about, bootId());
    }

    /** @param boot none where the machine does not tell */
    static Journal open(Path destination, PinnedFile about, Optional<String> boot) {
        Path file = beside(destination);
        try {
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            Journal journal = new Journal(file, channel);
            boolean begun = false;
            try {
                journal.begin(header(about), about.parts().size(), boot, isThere(destination, about.size()));
                begun = true;
                return journal;
            } finally {
                if (!begun) {
                    channel.close();
                }
            }
        } catch (IOException failed) {
            throw CannotWrite.because(file, failed);
        }
    }

    /** The parts it tells of; nothing is opened for writing. */
    static BitSet told(Path destination, PinnedFile about) throws IOException {
        Path file = beside(destination);
        if (!Files.isRegularFile(file) || !isThere(destination, about.size())) {
            return new BitSet();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            Journal journal = new Journal(file, channel);
            int parts = about.parts().size();
            journal.read(journal.text(parts), header(about), parts, bootId());
            journal.vouched.or(journal.claimed);
            return journal.vouched;
        }
    }

    private static boolean isThere(Path destination, long size) throws IOException {
        return Files.isRegularFile(destination) && Files.size(destination) == size;
    }

    private void begin(String header, int parts, Optional<String> boot, boolean there) throws IOException {
        int good = there ? read(text(parts), header, parts, boot) : 0;
        channel.truncate(good);
        channel.position(good);
        if (good == 0) {
            append(header);
        }
        append("boot " + boot.orElse("-"));
    }

    private String text(int parts) throws IOException {
        // A journal of millions of parts is not ours.
        byte[] bytes = new byte[(int) Math.min(channel.size(), 1000L + 200L * parts)];
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {}
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** @return how much of it is right */
    private int read(String text, String header, int parts, Optional<String> boot) {
        int good = 0;
        boolean mine = false;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', good)) {
            Optional<String> line = checked(text.substring(good, end));
            if (line.isEmpty() || good == 0 && !line.get().equals(header)) {
                break;
            }
            Matcher said = LINE.matcher(line.get());
            if (good > 0 && !said.matches()) {
                break;
            }
            if (good > 0 && said.group(1) != null) {
                mine = boot.isPresent() && said.group(1).equals(boot.get());
            } else if (good > 0) {
                int index = Integer.parseInt(said.group(2));
                if (index >= parts) {
                    break;
                }
                (mine ? vouched : claimed).set(index);
            }
            good = end + 1;
        }
        claimed.andNot(vouched);
        return good;
    }

    private static Optional<String> checked(String line) {
        int space = line.lastIndexOf(' ');
        return space > 0 && line.substring(space + 1).equals(checksum(line.substring(0, space)))
                ? Optional.of(line.substring(0, space))
                : Optional.empty();
    }

    private static String header(PinnedFile about) {
        Hasher list = new Hasher();
        for (Digest part : about.parts()) {
            byte[] digest = HexFormat.of().parseHex(part.hex());
            list.update(digest, 0, digest.length);
        }
        return "cm-parts 1 " + about.sha256() + ' ' + about.size() + ' ' + list.finish();
    }

    static String checksum(String line) {
        CRC32C crc = new CRC32C();
        crc.update(line.getBytes(StandardCharsets.ISO_8859_1));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    private static Optional<String> bootId() {
        try {
            return Optional.of(Files.readString(BOOT_ID).strip()).filter(id -> id.matches("[0-9a-f-]{36}"));
        } catch (IOException unknown) {
            return Optional.empty();
        }
    }

    /** Verified under this boot. */
    boolean isVerified(int index) {
        return vouched.get(index);
    }

    /** Said to be verified, at another time of this machine or on another one. */
    boolean isClaimed(int index) {
        return claimed.get(index);
    }

    /** Whether it tells anything of the destination. */
    boolean isEmpty() {
        return vouched.isEmpty() && claimed.isEmpty();
    }

    synchronized void verified(int index) {
        try {
            append("part " + index);
        } catch (IOException failed) {
            throw CannotWrite.because(file, failed);
        }
    }

    private void append(String line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((line + ' ' + checksum(line) + '\n').getBytes(StandardCharsets.ISO_8859_1));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
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
