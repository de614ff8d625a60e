package org.collectivemind.client.publication;

import java.util.regex.Pattern;
import org.collectivemind.format.archive.EntryPath;

/**
 * A glob of a manifest, the same for files and for entries of archives: {@code *} and {@code ?} within a segment, {@code **} across
 * segments, where {@code **}{@code /} also stands for no directory at all; everything else is itself.
 */
final class Glob {
    private final String text;
    private final Pattern pattern;

    Glob(String text) {
        this.text = text;
        this.pattern = Pattern.compile(regex(text));
    }

    private static String regex(String glob) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            boolean segmentStarts = i == 0 || glob.charAt(i - 1) == '/';
            char c = glob.charAt(i);
            if (segmentStarts && glob.startsWith("**/", i)) {
                regex.append("(?:.*/)?");
                i += 2;
            } else if (glob.startsWith("**", i)) {
                regex.append(".*");
                i++;
            } else if (c == '*') {
                regex.append("[^/]*");
            } else if (c == '?') {
                regex.append("[^/]");
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return regex.toString();
    }

    boolean matches(EntryPath path) {
        return matches(path.text());
    }

    boolean matches(String path) {
        return pattern.matcher(path).matches();
    }

    /** Whether it is one path, said in full. */
    boolean isPath() {
        return text.indexOf('*') < 0 && text.indexOf('?') < 0;
    }

    @Override
    public String toString() {
        return text;
    }
}
