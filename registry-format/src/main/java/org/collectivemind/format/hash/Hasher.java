package org.collectivemind.format.hash;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Computes {@link Digest}s. One instance hashes one stream of bytes and is spent by {@link #finish()}. */
public final class Hasher {
    private final MessageDigest sha256;

    public Hasher() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java platform has SHA-256", absent);
        }
    }

    private Hasher(MessageDigest sha256) {
        this.sha256 = sha256;
    }

    /** Another hasher of the same bytes so far: finishing or feeding one leaves the other as it is. */
    public Hasher copy() {
        try {
            return new Hasher((MessageDigest) sha256.clone());
        } catch (CloneNotSupportedException fixed) {
            throw new IllegalStateException("the platform's SHA-256 cannot be copied", fixed);
        }
    }

    public void update(byte[] bytes, int offset, int length) {
        sha256.update(bytes, offset, length);
    }

    public Digest finish() {
        return Digest.of(sha256.digest());
    }

    public static Digest of(byte[] bytes) {
        Hasher hasher = new Hasher();
        hasher.update(bytes, 0, bytes.length);
        return hasher.finish();
    }

    public static Digest of(InputStream in) throws IOException {
        Hasher hasher = new Hasher();
        byte[] buffer = new byte[1 << 16];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            hasher.update(buffer, 0, read);
        }
        return hasher.finish();
    }

    public static Digest of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return of(in);
        }
    }
}
