package org.collectivemind.client.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a store holds.
 *
 * @param apparentBytes of blobs and views, as their files add up
 * @param physicalBytes the same, each inode counted once: hard links cost nothing
 */
public record StoreStatistics(
        long blobs,
        long apparentBytes,
        long physicalBytes,
        long trees,
        long views,
        long roots,
        long partials,
        long quarantined) {

    static StoreStatistics of(StoreLayout layout, Blobs blobs, Trees trees, List<Path> views) {
        long apparent = 0;
        long physical = 0;
        Set<Object> inodes = new HashSet<>();
        for (Path directory : List.of(layout.blobs(), layout.views())) {
            for (Path file : filesBelow(directory)) {
                try {
                    BasicFileAttributes attributes =
                            Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                    apparent += attributes.size();
                    Object inode = attributes.fileKey();
                    physical += inode == null || inodes.add(inode) ? attributes.size() : 0;
                } catch (IOException removedMeanwhile) {
                    // Others work in the store while it is counted.
                }
            }
        }
        return new StoreStatistics(
                blobs.all().count(),
                apparent,
                physical,
                trees.all().count(),
                views.size(),
                StoreFiles.list(layout.roots()).size(),
                StoreFiles.list(layout.partials()).size(),
                StoreFiles.list(layout.quarantine()).stream()
                        .filter(file -> !file.toString().endsWith(PartLists.QUARANTINED))
                        .count());
    }

    private static List<Path> filesBelow(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .toList();
        } catch (IOException unreadable) {
            throw CannotReadStore.of(directory, unreadable);
        }
    }
}
