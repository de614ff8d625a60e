package org.collectivemind.format.bundle;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.collectivemind.format.archive.PathSet;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.manifest.RegistryAlias;
import org.collectivemind.format.manifest.TargetName;

/**
 * What a bundle holds, itself excepted. No clock and no absolute path: one lock and one word of the registries about it give one
 * listing.
 *
 * @param lock digest of the {@code cm.lock} it was made for
 * @param targets those of the lock whose files are all there, in the lock's order; never empty
 * @param registries of which there is a directory {@code registries/<alias>}
 * @param files sorted by path; no two of them are one file where names have no case
 */
public record BundleListing(
        Digest lock, List<TargetName> targets, SortedSet<RegistryAlias> registries, List<ListedFile> files) {
    /** Its name in the bundle. */
    public static final String NAME = "bundle.json";

    public BundleListing {
        targets = List.copyOf(targets);
        registries = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(registries));
        files = files.stream().sorted(Comparator.comparing(ListedFile::path)).toList();
        if (targets.isEmpty()) {
            throw new MalformedText("bundle", lock.hex(), "it covers no target");
        }
        PathSet paths = new PathSet();
        for (ListedFile file : files) {
            Optional<String> collision = paths.add(file.path());
            if (collision.isPresent()) {
                throw new MalformedText(
                        "file of a bundle", file.path().text(), "many file systems take it for " + collision.get());
            }
        }
    }

    /** Of all files, in bytes. */
    public long size() {
        return files.stream().mapToLong(ListedFile::size).sum();
    }
}
