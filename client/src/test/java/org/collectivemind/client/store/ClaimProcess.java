package org.collectivemind.client.store;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.collectivemind.format.hash.Digest;

/** A process that claims a blob: {@code store blob locks|nolocks hold|download}. */
final class ClaimProcess implements Closeable {
    static final byte[] CONTENT = "the whole of it".getBytes(StandardCharsets.US_ASCII);

    private final Process process;
    private final BufferedReader out;

    private ClaimProcess(Process process) {
        this.process = process;
        this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    }

    static ClaimProcess start(Path store, Digest blob, String... words) throws IOException {
        return start(List.of(), store, blob, words);
    }

    /** @param wrapper a command that starts commands */
    static ClaimProcess start(List<String> wrapper, Path store, Digest blob, String... words) throws IOException {
        List<String> command = new ArrayList<>(wrapper);
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ClaimProcess.class.getName(),
                store.toString(),
                blob.hex()));
        command.addAll(List.of(words));
        return new ClaimProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    static Store store(Path root, boolean locks) {
        return Store.open(
                root,
                Durability.NONE,
                Files::createLink,
                CommitStep.Listener.NONE,
                locks ? StoreLock.FileLocks.OF_THE_SYSTEM : (channel, position, shared) -> Optional.of(() -> {}),
                new Claims.Patience(Duration.ofMillis(700), Duration.ofMillis(5), Duration.ofSeconds(1)));
    }

    public static void main(String[] arguments) throws Exception {
        Store store = store(Path.of(arguments[0]), arguments[2].equals("locks"));
        Digest blob = Digest.parse(arguments[1]);
        try (Claim claim = store.claim(blob)) {
            if (Files.isRegularFile(store.blob(blob))) {
                System.out.println("done");
            } else if (arguments[3].equals("hold")) {
                Files.write(claim.data(), CONTENT);
                System.out.println(claim.data());
                System.in.read();
            } else {
                download(store, blob, claim);
            }
        }
    }

    /** Says which file it wrote to, and when. */
    private static void download(Store store, Digest blob, Claim claim) throws Exception {
        long begun = System.nanoTime();
        if (!claim.isResumable()) {
            Files.createFile(claim.data());
        }
        Object inode = Files.getAttribute(claim.data(), "unix:ino");
        for (int length = 1; length <= CONTENT.length; length++) {
            Files.write(claim.data(), java.util.Arrays.copyOf(CONTENT, length));
            Thread.sleep(3);
        }
        long ended = System.nanoTime();
        store.commit(claim.data(), blob, CONTENT.length);
        System.out.println(inode + " " + begun + " " + ended);
    }

    /** What it says next; empty at its end. */
    String line() {
        try {
            String line = out.readLine();
            return line == null ? "" : line;
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    void signal(String name) throws Exception {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
        if (name.equals("KILL")) {
            process.waitFor();
        }
    }

    int waitFor() throws InterruptedException {
        return process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
