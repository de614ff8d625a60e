package org.collectivemind.client.archive;

/**
 * An entry as an archive states it, not yet trusted.
 *
 * @param name decoded, otherwise as it stands in the archive
 * @param size in bytes; 0 for all but files
 * @param target what a link names; empty for all else
 */
record ArchiveEntry(String name, Type type, boolean executable, long size, String target) {
    enum Type {
        FILE,
        DIRECTORY,
        HARD_LINK,
        SYMBOLIC_LINK,
        SPECIAL
    }
}
