package org.collectivemind.client.publication;

import java.util.Optional;
import java.util.regex.Pattern;
import org.collectivemind.format.archive.EntryPath;
import org.collectivemind.format.manifest.EntrySelection;

/** Decides which entries of an archive a selection takes, and where each goes. */
final class EntryGlob {
    private final Pattern pattern;
    private final String to;

    EntryGlob(EntrySelection selection) {
        this.pattern = Pattern.compile(regex(selection.glob()));
        this.to = selection.to();
    }

    /** {@code *} and {@code ?} within a segment, {@code **} across segments; everything else is itself. */
    private static String regex(String glob) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < glob.length(); i++) {
            char c = glob.charAt(i);
            if (c == '*') {
                boolean across = i + 1 < glob.length() && glob.charAt(i + 1) == '*';
                regex.append(across ? ".*" : "[^/]*");
                i += across ? 1 : 0;
            } else if (c == '?') {
                regex.append("[^/]");
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return regex.toString();
    }

    /** Where the entry is laid out; empty where it is not taken. */
    Optional<EntryPath> place(EntryPath entry) {
        if (!pattern.matcher(entry.text()).matches()) {
            return Optional.empty();
        }
        if (to.isEmpty()) {
            return Optional.of(entry);
        }
        if (to.endsWith("/**")) {
            return Optional.of(EntryPath.parse(to.substring(0, to.length() - 2) + entry.text()));
        }
        if (to.endsWith("/")) {
            return Optional.of(
                    EntryPath.parse(to + entry.text().substring(entry.text().lastIndexOf('/') + 1)));
        }
        return Optional.of(EntryPath.parse(to));
    }
}
