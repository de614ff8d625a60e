package org.collectivemind.client.transfer;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.Hasher;
import org.collectivemind.format.hash.Parts;

/** The journal beside a download, for the fuzzing in another package. Whoever can write one can write right checksums. */
public final class FuzzedJournal {
    /** The property that names the directory to work in, which the test deletes. */
    public static final String SCRATCH = "cm.faults.scratch";

    private static final int PARTS = 3;
    private static final Digest DIGEST = Hasher.of(new byte[0]);
    private static final PinnedFile FILE = new PinnedFile(
            "fuzz",
            DIGEST,
            PARTS * Parts.SIZE,
            List.of(DIGEST, DIGEST, DIGEST),
            List.of(URI.create("https://upstream.example/fuzz")));
    private static final Path DESTINATION = destination();

    private FuzzedJournal() {}

    /** Lines as they are, and once more each with its checksum behind a right first line. */
    public static synchronized void read(byte[] bytes) throws IOException {
        Path journal = Journal.beside(DESTINATION);
        Files.write(journal, bytes);
        open();
        Files.delete(journal);
        open();
        StringBuilder text = new StringBuilder(Files.readString(journal, StandardCharsets.ISO_8859_1));
        for (String line : new String(bytes, StandardCharsets.ISO_8859_1).split("\n")) {
            text.append(line).append(' ').append(Journal.checksum(line)).append('\n');
        }
        Files.writeString(journal, text, StandardCharsets.ISO_8859_1);
        open();
    }

    /** The lines of one that is right, without their checksums. */
    public static byte[] aJournal() {
        return "boot 5a1e3a52-90c8-4b70-9bd3-2f8a5a0c0d2b\npart 0\npart 2\nboot -\npart 1\n"
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static void open() {
        try (Journal journal = Journal.open(DESTINATION, FILE, Optional.empty())) {
            for (int part = 0; part < PARTS; part++) {
                if (journal.isVerified(part)) {
                    throw new AssertionError("nothing is believed of an unknown boot");
                }
            }
        }
    }

    private static Path destination() {
        try {
            Path file = Files.createTempDirectory(Path.of(System.getProperty(SCRATCH)), "journal")
                    .resolve("data");
            try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
                sparse.setLength(FILE.size());
            }
            return file;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
