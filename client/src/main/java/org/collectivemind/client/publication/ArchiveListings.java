package org.collectivemind.client.publication;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.collectivemind.client.archive.Limits;
import org.collectivemind.client.archive.ListingSink;
import org.collectivemind.client.archive.SafeExtractor;
import org.collectivemind.client.archive.Selection;
import org.collectivemind.format.archive.CanonicalArchive.Listed;
import org.collectivemind.format.archive.EntryPath;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.release.Payload;

/** The entries of upstream archives, each read and hashed once however many variants take it. */
final class ArchiveListings {
    private final Map<Digest, SortedMap<EntryPath, Listed>> known = new HashMap<>();

    /** @param label what the user knows the archive by */
    SortedMap<EntryPath, Listed> list(
            String label, Path archive, Digest sha256, Payload.Format format, Predicate<EntryPath> wanted) {
        SortedMap<EntryPath, Listed> before = known.computeIfAbsent(sha256, any -> new TreeMap<>());
        // A zip's entries are read one by one; a tar is read from its beginning, and its hard links mean earlier
        // entries.
        boolean skips = format == Payload.Format.ZIP;
        ListingSink sink = new ListingSink();
        new SafeExtractor(Limits.DEFAULT)
                .extract(
                        label,
                        archive,
                        format,
                        Selection.matching(path -> wanted.test(path) && !(skips && before.containsKey(path))),
                        sink);
        sink.files().forEach(listed -> before.put(listed.path(), listed));
        SortedMap<EntryPath, Listed> found = new TreeMap<>(before);
        found.keySet().removeIf(wanted.negate());
        return found;
    }
}
