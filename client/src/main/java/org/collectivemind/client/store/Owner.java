package org.collectivemind.client.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Who writes in a resume area: a line a word, in the area's file {@code owner}. Its time of modification is the heartbeat. */
record Owner(ProcessId process, UUID nonce) {
    static final String FILE = "owner";
    private static final String FORMAT = "cm-owner";

    byte[] bytes() {
        return (FORMAT + " 1\nhost " + process.host() + "\nboot " + process.boot() + "\nnamespace "
                        + process.namespace() + "\npid " + process.pid() + "\nstart " + process.start() + "\nnonce "
                        + nonce + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The owner of an area. Empty where it says so in words we do not know. */
    static Optional<Owner> read(Path file) throws IOException {
        Map<String, String> words = new HashMap<>();
        for (String line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n")) {
            int blank = line.indexOf(' ');
            words.put(line.substring(0, Math.max(blank, 0)), line.substring(blank + 1));
        }
        try {
            return "1".equals(words.get(FORMAT)) ? Optional.of(of(words)) : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** Writes the same bytes again, so that the file system, whose clock all who read it see, notes the time. */
    static void beat(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(bytes), 0);
        }
    }

    private static Owner of(Map<String, String> words) {
        ProcessId process = new ProcessId(
                word(words, "host"),
                word(words, "boot"),
                word(words, "namespace"),
                Long.parseLong(word(words, "pid")),
                word(words, "start"));
        return new Owner(process, UUID.fromString(word(words, "nonce")));
    }

    private static String word(Map<String, String> words, String key) {
        return Optional.ofNullable(words.get(key)).orElseThrow(() -> new IllegalArgumentException("no " + key));
    }
}
