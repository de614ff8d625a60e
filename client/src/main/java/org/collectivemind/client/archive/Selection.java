package org.collectivemind.client.archive;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.collectivemind.format.archive.EntryPath;

/** Which entries of an archive are wanted, and what is known of them beforehand. */
public sealed interface Selection {
    boolean wants(EntryPath path);

    /** What a wanted entry must be; empty where nothing is pinned. */
    Optional<Expected> expected(EntryPath path);

    /** Entries that must be there; once they have been read, the rest of a stream is not. */
    Set<EntryPath> required();

    /**
     * The path an entry's name means. {@code tar c .} gives every name a {@code ./} in front: that one form of {@code .} means
     * nothing else anywhere.
     *
     * @throws org.collectivemind.format.error.MalformedText where it is not safe
     */
    static EntryPath path(String entryName) {
        return EntryPath.parse(entryName.startsWith("./") ? entryName.substring(2) : entryName);
    }

    /** Every regular file. */
    static Selection everything() {
        return new Matching(path -> true);
    }

    static Selection matching(Predicate<EntryPath> wanted) {
        return new Matching(wanted);
    }

    /** Exactly these, with these contents: one byte too many ends the extraction. */
    static Selection exactly(Map<EntryPath, Expected> pinned) {
        return new Pinned(pinned);
    }

    /** Chosen by name, nothing pinned. */
    record Matching(Predicate<EntryPath> wanted) implements Selection {
        @Override
        public boolean wants(EntryPath path) {
            return wanted.test(path);
        }

        @Override
        public Optional<Expected> expected(EntryPath path) {
            return Optional.empty();
        }

        @Override
        public Set<EntryPath> required() {
            return Set.of();
        }
    }

    /** Chosen and pinned. */
    record Pinned(Map<EntryPath, Expected> pinned) implements Selection {
        public Pinned {
            pinned = Map.copyOf(pinned);
        }

        @Override
        public boolean wants(EntryPath path) {
            return pinned.containsKey(path);
        }

        @Override
        public Optional<Expected> expected(EntryPath path) {
            return Optional.ofNullable(pinned.get(path));
        }

        @Override
        public Set<EntryPath> required() {
            return pinned.keySet();
        }
    }
}
