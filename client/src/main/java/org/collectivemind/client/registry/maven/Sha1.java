package org.collectivemind.client.registry.maven;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.collectivemind.format.error.MalformedText;

/**
 * The checksum Maven repositories publish beside a file, 40 lower-case hexadecimal digits. It tells a damaged download and nothing
 * about who made the file.
 */
public record Sha1(String hex) {
    private static final Pattern GRAMMAR = Pattern.compile("[0-9a-f]{40}");

    public Sha1 {
        if (!GRAMMAR.matcher(hex).matches()) {
            throw new MalformedText("SHA-1", hex, "40 lower-case hexadecimal digits are wanted");
        }
    }

    /** The first word of a checksum file: some tools write the file's name after it. Empty where that is no checksum. */
    static Optional<Sha1> published(String text) {
        String first = text.strip().split("\\s", 2)[0].toLowerCase(Locale.ROOT);
        return GRAMMAR.matcher(first).matches() ? Optional.of(new Sha1(first)) : Optional.empty();
    }

    static Sha1 of(byte[] bytes) {
        try {
            return of(new ByteArrayInputStream(bytes));
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory is always readable", impossible);
        }
    }

    static Sha1 of(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return of(in);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file, unreadable);
        }
    }

    private static Sha1 of(InputStream in) throws IOException {
        try {
            MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sha1.update(buffer, 0, read);
            }
            return new Sha1(HexFormat.of().formatHex(sha1.digest()));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java platform has SHA-1", absent);
        }
    }

    @Override
    public String toString() {
        return hex;
    }
}
