package org.collectivemind.client.archive;

import org.collectivemind.format.archive.EntryPath;

/** Takes the files of an archive, in the archive's order: a store, or a list for publishing. */
public interface EntrySink {
    /**
     * A wanted regular file. A sink reads the content to its end and only then trusts it: size, checksum and expected sha256 are
     * checked by the read that meets the end. A sink that needs nothing of it leaves it unread.
     */
    void file(EntryPath path, boolean executable, EntryContent content);

    /** A wanted hard link to a file given before: the same content under a second name. */
    void link(EntryPath path, EntryPath earlier);
}
