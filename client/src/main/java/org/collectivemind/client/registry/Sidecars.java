package org.collectivemind.client.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** The checksum files Maven clients look for beside every file. Ours never read them: they guard nothing an attacker can write. */
final class Sidecars {
    private static final Map<String, String> ALGORITHMS =
            Map.of(".sha1", "SHA-1", ".sha256", "SHA-256", ".sha512", "SHA-512");

    private Sidecars() {}

    static Map<String, byte[]> of(byte[] bytes) {
        return of(new java.io.ByteArrayInputStream(bytes));
    }

    static Map<String, byte[]> of(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return of(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Map<String, byte[]> of(InputStream in) {
        try {
            Map<String, MessageDigest> digests = new LinkedHashMap<>();
            for (var algorithm : ALGORITHMS.entrySet()) {
                digests.put(algorithm.getKey(), MessageDigest.getInstance(algorithm.getValue()));
            }
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                for (MessageDigest digest : digests.values()) {
                    digest.update(buffer, 0, read);
                }
            }
            Map<String, byte[]> sidecars = new LinkedHashMap<>();
            digests.forEach((suffix, digest) -> sidecars.put(
                    suffix, HexFormat.of().formatHex(digest.digest()).getBytes(StandardCharsets.US_ASCII)));
            return sidecars;
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java platform has these", absent);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
