package org.collectivemind.client.bundle;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.collectivemind.format.bundle.ListedFile;
import org.collectivemind.format.error.ByteText;

/** The longest file that a file system takes, where that is less than anybody would ask for. */
final class FileSizeLimit {
    /** FAT32 keeps sizes in 32 bits (Microsoft, FAT32 File System Specification 1.03, section "FAT Directory Structure"). */
    private static final long FAT = (1L << 32) - 1;

    /** What Linux, macOS and Windows call it. exFAT has no such limit. */
    private static final Set<String> FAT_NAMES = Set.of("vfat", "msdos", "fat", "fat32", "fat16");

    private FileSizeLimit() {}

    /** @param place need not exist yet */
    static OptionalLong of(Path place) {
        for (Path there = place.toAbsolutePath(); there != null; there = there.getParent()) {
            try {
                FileStore store = Files.getFileStore(there);
                return named(store.type());
            } catch (IOException notThere) {
                // Its parent is.
            }
        }
        return OptionalLong.empty();
    }

    static OptionalLong named(String fileSystem) {
        return FAT_NAMES.contains(fileSystem.toLowerCase(Locale.ROOT)) ? OptionalLong.of(FAT) : OptionalLong.empty();
    }

    /** The failure for files that are longer. */
    static Optional<CannotWriteBundle> exceeded(Path place, OptionalLong limit, List<ListedFile> files) {
        List<String> longer = files.stream()
                .filter(file -> limit.isPresent() && file.size() > limit.getAsLong())
                .map(file -> "too long  " + file.path() + ", " + ByteText.of(file.size()))
                .toList();
        return longer.isEmpty()
                ? Optional.empty()
                : Optional.of(new CannotWriteBundle(
                        place,
                        java.util.stream.Stream.concat(
                                        java.util.stream.Stream.of(
                                                "its file system, FAT32, holds no file of 4 GiB or more"),
                                        longer.stream())
                                .toList(),
                        List.of(
                                "format the stick as exFAT, which every system reads",
                                "or bundle to another disk, and take it over the network")));
    }
}
