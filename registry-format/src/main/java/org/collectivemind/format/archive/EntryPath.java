package org.collectivemind.format.archive;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.collectivemind.format.error.MalformedText;

/**
 * A relative path inside a package, safe on every platform: {@code /} between segments; no empty, {@code .} or {@code ..}
 * segment; no backslash, colon, control character, Windows device name, or segment ending in a dot or a space; at most 255 bytes
 * a segment, 4,096 in all, 128 segments deep.
 */
public record EntryPath(String text) implements Comparable<EntryPath> {
    private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul");
    private static final Pattern NUMBERED_DEVICE = Pattern.compile("(com|lpt)[0-9¹²³]");
    private static final String FORBIDDEN = "\\:*?\"<>|";

    public EntryPath {
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes == 0 || bytes > 4096) {
            throw malformed(text, "1 to 4096 bytes are allowed");
        }
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw malformed(text, "it holds half of a surrogate pair, which has no UTF-8");
        }
        String[] segments = text.split("/", -1);
        if (segments.length > 128) {
            throw malformed(text, "it is more than 128 directories deep");
        }
        for (String segment : segments) {
            check(text, segment);
        }
    }

    private static void check(String text, String segment) {
        if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
            throw malformed(text, "it must be relative and stay inside the package");
        }
        if (segment.getBytes(StandardCharsets.UTF_8).length > 255) {
            throw malformed(text, "a segment is longer than 255 bytes");
        }
        if (segment.endsWith(".") || segment.endsWith(" ")) {
            throw malformed(text, "a segment ends in a dot or a space, which Windows drops");
        }
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            if (Character.isISOControl(c) || FORBIDDEN.indexOf(c) >= 0) {
                throw malformed(text, "it holds a character that is not portable");
            }
        }
        int dot = segment.indexOf('.');
        String stem = (dot < 0 ? segment : segment.substring(0, dot)).toLowerCase(Locale.ROOT);
        if (DEVICES.contains(stem) || NUMBERED_DEVICE.matcher(stem).matches()) {
            throw malformed(text, "`" + segment + "` is a device on Windows");
        }
    }

    private static MalformedText malformed(String text, String reason) {
        return new MalformedText("file path", text, reason);
    }

    public static EntryPath parse(String text) {
        return new EntryPath(text);
    }

    /** Two paths with equal keys are one file on some platform (case, Unicode form), so a tree may hold only one of them. */
    public String collisionKey() {
        if (text.chars().allMatch(c -> c < 128)) {
            return text.toLowerCase(Locale.ROOT);
        }
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        return Normalizer.normalize(composed.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    }

    /** This path under {@code root}. */
    public Path under(Path root) {
        return root.resolve(text);
    }

    /** Order of the UTF-8 bytes, the order of canonical archives and lockfiles. */
    @Override
    public int compareTo(EntryPath other) {
        return java.util.Arrays.compareUnsigned(
                text.getBytes(StandardCharsets.UTF_8), other.text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return text;
    }
}
