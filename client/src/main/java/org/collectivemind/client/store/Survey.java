package org.collectivemind.client.store;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.collectivemind.client.store.GarbageReport.Kind;

/** Everything a store has, with one {@code lstat} a file, on all cores. What others remove meanwhile is left out. */
final class Survey {
    private Survey() {}

    static List<Holding> of(StoreLayout layout) {
        List<Holding> all = new ArrayList<>();
        all.addAll(each(views(layout), view -> tree(Kind.VIEW, view)));
        all.addAll(sharded(file -> Kind.TREE, layout.trees()));
        all.addAll(sharded(Survey::blobOrProgram, layout.blobs()));
        all.addAll(sharded(file -> Kind.PART_LIST, layout.partLists()));
        all.addAll(each(unfinished(layout), partial -> tree(Kind.PARTIAL, partial)));
        all.addAll(each(StoreFiles.list(layout.quarantine()), kept -> tree(Kind.QUARANTINED, kept)));
        return all;
    }

    /** {@code pkgs/group/name/version/view}. */
    static List<Path> views(StoreLayout layout) {
        List<Path> directories = List.of(layout.views());
        for (int level = 0; level < 4; level++) {
            directories = directories.stream()
                    .flatMap(directory -> StoreFiles.list(directory).stream())
                    .toList();
        }
        return directories;
    }

    /** Resume areas, of which a blob may have several, and everything else. */
    private static List<Path> unfinished(StoreLayout layout) {
        return StoreFiles.list(layout.partials()).stream()
                .flatMap(partial -> StoreLayout.isDigest(partial.getFileName().toString())
                        ? StoreFiles.list(partial).stream()
                        : Stream.of(partial))
                .toList();
    }

    private static Kind blobOrProgram(Path file) {
        return StoreLayout.ofProgram(file.getFileName().toString()).isPresent() ? Kind.PROGRAM : Kind.BLOB;
    }

    private static List<Holding> sharded(Function<Path, Kind> kind, Path directory) {
        return StoreFiles.list(directory).parallelStream()
                .flatMap(shard -> StoreFiles.list(shard).stream())
                .flatMap(file -> tree(kind.apply(file), file).stream())
                .toList();
    }

    private static List<Holding> each(List<Path> paths, Function<Path, Optional<Holding>> holding) {
        return paths.parallelStream()
                .flatMap(path -> holding.apply(path).stream())
                .toList();
    }

    static Optional<Holding> tree(Kind kind, Path path) {
        List<FileFacts> files = new ArrayList<>();
        try {
            FileFacts top = FileFacts.of(path);
            long newest = top.isDirectory() ? Math.max(top.changed(), addFiles(path, files)) : top.changed();
            if (!top.isDirectory()) {
                files.add(top);
            }
            // Files of a view change when their blobs get other names; the view does not.
            return Optional.of(new Holding(kind, path, kind == Kind.PARTIAL ? newest : top.changed(), files));
        } catch (NoSuchFileException removedMeanwhile) {
            return Optional.empty();
        } catch (DirectoryIteratorException unreadable) {
            throw CannotReadStore.of(path, unreadable.getCause());
        } catch (IOException unreadable) {
            throw CannotReadStore.of(path, unreadable);
        }
    }

    /** @return when the newest of them changed */
    private static long addFiles(Path directory, List<FileFacts> files) throws IOException {
        long newest = 0;
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                FileFacts facts;
                try {
                    facts = FileFacts.of(entry);
                } catch (NoSuchFileException removedMeanwhile) {
                    continue;
                }
                newest = Math.max(newest, facts.changed());
                if (facts.isDirectory()) {
                    newest = Math.max(newest, addFiles(entry, files));
                } else {
                    files.add(facts);
                }
            }
        } catch (NoSuchFileException removedMeanwhile) {
            return newest;
        }
        return newest;
    }
}
