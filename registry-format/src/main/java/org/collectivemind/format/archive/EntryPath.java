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
        if (!isPlain(text)) {
            check(text);
        }
    }

    /**
     * Whether a path is safe at first sight, as nearly all are. Archives have thousands, so this is one pass over characters: short, of
     * letters, digits and {@code . _ - +}, no segment that begins or ends with a dot, or could be a device.
     */
    private static boolean isPlain(String text) {
        int length = text.length();
        int start = 0;
        for (int i = 0; i <= length; i++) {
            char c = i == length ? '/' : text.charAt(i);
            if (c == '/') {
                if (i == start || text.charAt(start) == '.' || text.charAt(i - 1) == '.') {
                    return false;
                }
                if (isShortStem(text, start, i)) {
                    return false;
                }
                start = i + 1;
            } else if (!isHarmless(c)) {
                return false;
            }
        }
        return length <= 255;
    }

    private static boolean isHarmless(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || c == '.'
                || c == '_'
                || c == '-'
                || c == '+';
    }

    /** Devices have three or four characters before the first dot. */
    private static boolean isShortStem(String text, int start, int end) {
        int dot = text.indexOf('.', start);
        int stem = (dot < 0 || dot > end ? end : dot) - start;
        return stem == 3 || stem == 4;
    }

    private static void check(String text) {
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
        String stem = dot < 0 ? segment : segment.substring(0, dot);
        if ((stem.length() == 3 || stem.length() == 4) && isDevice(stem.toLowerCase(Locale.ROOT))) {
            throw malformed(text, "`" + segment + "` is a device on Windows");
        }
    }

    private static boolean isDevice(String stem) {
        return DEVICES.contains(stem) || NUMBERED_DEVICE.matcher(stem).matches();
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
        int common = Math.min(text.length(), other.text.length());
        for (int i = 0; i < common; i++) {
            char a = text.charAt(i);
            char b = other.text.charAt(i);
            if (a != b) {
                // UTF-8 sorts by code point, where surrogates stand above all other characters.
                return Character.isSurrogate(a) == Character.isSurrogate(b) ? a - b : Character.isSurrogate(a) ? 1 : -1;
            }
        }
        return text.length() - other.text.length();
    }

    @Override
    public String toString() {
        return text;
    }
}
