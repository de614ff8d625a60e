package org.collectivemind.format.manifest;

import org.collectivemind.format.archive.EntryPath;

/**
 * Chosen entries of an archive and where they go.
 *
 * @param glob matched against whole entry names: {@code *} within a segment, {@code **} across segments
 * @param to a file path where the glob names one entry; or a directory ending in {@code /} that receives each entry by its last
 *     segment; or one ending in {@code /**} that receives each under its whole name; the empty text keeps entry names as they are
 */
public record EntrySelection(String glob, String to) {
    public EntrySelection {
        PathPattern.check("glob of entries", glob);
        if (!to.isEmpty()) {
            EntryPath.parse(to.replaceFirst("/(\\*\\*)?$", ""));
        }
    }
}
