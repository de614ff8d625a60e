package org.collectivemind.client.publication;

import java.util.Optional;
import org.collectivemind.format.archive.EntryPath;
import org.collectivemind.format.manifest.EntrySelection;

/** Decides which entries of an archive a selection takes, and where each goes. */
final class EntryGlob {
    private final Glob glob;
    private final String to;

    EntryGlob(EntrySelection selection) {
        this.glob = new Glob(selection.glob());
        this.to = selection.to();
    }

    /** Where the entry is laid out; empty where it is not taken. */
    Optional<EntryPath> place(EntryPath entry) {
        if (!glob.matches(entry)) {
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
