package org.collectivemind.client.platform.probe;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.collectivemind.format.hash.Hasher;

/**
 * Answers of programs in a file named by what they depend on: a number, then for each answer its key, when it ends to hold, exit
 * code and text, and at last the SHA-256 of all that. Written whole or not at all. A file that is damaged, foreign or in the
 * future is as good as none.
 */
final class ProgramMemory {
    private static final int MAGIC = 0x636d_7001;
    private static final int DIGEST_BYTES = 64;
    private static final int MOST_BYTES = 16 << 20;
    private static final int MOST_FILES = 256;
    private static final Duration LONGEST = Duration.ofHours(24);
    private final Path file;
    private final Instant now;
    private final Map<String, Entry> entries = new HashMap<>();
    private boolean changed;

    private record Entry(Instant until, Probe.Output output) {}

    /** @param dependsOn a machine and a program that are the same have the same text */
    ProgramMemory(Path directory, String dependsOn, Instant now, boolean fresh) {
        this.file = directory.resolve(
                Hasher.of(dependsOn.getBytes(StandardCharsets.UTF_8)).hex());
        this.now = now;
        if (!fresh) {
            load();
        }
    }

    synchronized Optional<Probe.Output> get(String key) {
        return Optional.ofNullable(entries.get(key)).map(Entry::output);
    }

    synchronized void put(String key, Probe.Output output, Instant until) {
        entries.put(key, new Entry(until, output));
        changed = true;
    }

    private void load() {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES);
            int length = bytes.length - DIGEST_BYTES;
            if (length > 0 && Arrays.equals(digest(bytes, length), Arrays.copyOfRange(bytes, length, bytes.length))) {
                read(new DataInputStream(new ByteArrayInputStream(bytes, 0, length)));
            }
        } catch (IOException none) {
            entries.clear();
        }
    }

    private static byte[] digest(byte[] bytes, int length) {
        return Hasher.of(Arrays.copyOf(bytes, length)).hex().getBytes(StandardCharsets.US_ASCII);
    }

    private void read(DataInputStream in) throws IOException {
        if (in.readInt() != MAGIC) {
            return;
        }
        for (int left = in.readInt(); left > 0; left--) {
            String key = in.readUTF();
            Instant until = Instant.ofEpochSecond(in.readLong());
            int exitCode = in.readInt();
            String text = new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
            if (until.isAfter(now) && until.isBefore(now.plus(LONGEST).plusSeconds(1))) {
                entries.put(key, new Entry(until, new Probe.Output(exitCode, text, false)));
            }
        }
    }

    synchronized void save() {
        if (!changed) {
            return;
        }
        Path temporary = file.resolveSibling("." + UUID.randomUUID());
        try {
            Files.createDirectories(file.getParent());
            Files.write(temporary, bytes());
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            changed = false;
            removeOld();
        } catch (IOException notWritable) {
            // The next process asks again.
            temporary.toFile().delete();
        }
    }

    private byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(MAGIC);
        out.writeInt(entries.size());
        for (Map.Entry<String, Entry> entry : entries.entrySet()) {
            byte[] text = entry.getValue().output().text().getBytes(StandardCharsets.UTF_8);
            out.writeUTF(entry.getKey());
            out.writeLong(entry.getValue().until().getEpochSecond());
            out.writeInt(entry.getValue().output().exitCode());
            out.writeInt(text.length);
            out.write(text);
        }
        bytes.write(digest(bytes.toByteArray(), bytes.size()));
        return bytes.toByteArray();
    }

    /** Of boots and drivers of the past. */
    private void removeOld() throws IOException {
        int seen = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(file.getParent())) {
            for (Path old : files) {
                if (++seen > MOST_FILES) {
                    return;
                }
                if (Files.getLastModifiedTime(old).toInstant().plus(LONGEST).isBefore(now)) {
                    Files.deleteIfExists(old);
                }
            }
        }
    }
}
