package org.collectivemind.format.lock;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A lock with every key there is, as people see it: {@code sample.cm.lock}. */
final class SampleLock {
    private SampleLock() {}

    static String text() {
        try (InputStream in = SampleLock.class.getResourceAsStream("sample.cm.lock")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("reading sample.cm.lock", e);
        }
    }

    static Lockfile read(String text) {
        return LockfileCodec.read(text.getBytes(StandardCharsets.UTF_8), "cm.lock");
    }
}
