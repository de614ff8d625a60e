package org.collectivemind.format.lock;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Locks with every key there is, as people see them: {@code sample.cm.lock}. */
final class SampleLock {
    private SampleLock() {}

    static String text() {
        return resource("sample.cm.lock");
    }

    /** A package beside itself, in another build: {@code aliased.cm.lock}. */
    static String aliased() {
        return resource("aliased.cm.lock");
    }

    /** Targets that say whose facts they were solved by and whose their floors are: {@code described.cm.lock}. */
    static String described() {
        return resource("described.cm.lock");
    }

    private static String resource(String name) {
        try (InputStream in = SampleLock.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + name, e);
        }
    }

    static Lockfile read(String text) {
        return LockfileCodec.read(text.getBytes(StandardCharsets.UTF_8), "cm.lock");
    }
}
