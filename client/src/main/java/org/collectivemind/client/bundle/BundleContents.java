package org.collectivemind.client.bundle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.collectivemind.format.archive.EntryPath;
import org.collectivemind.format.archive.PathSet;
import org.collectivemind.format.bundle.ListedFile;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.Hasher;
import org.collectivemind.format.release.FileEntry;

/**
 * Which file of a bundle comes from where. A payload lies where its registry keeps it, so that the directories of registries are
 * whole, and by content where it has no such place or its name would collide with another one on a stick.
 *
 * @param small listed files whose content is known
 * @param whole payloads as they are, with every file they become
 * @param apart payloads of which contents are taken
 * @param contents those contents
 */
record BundleContents(
        List<ListedFile> small,
        Map<NeededPayload, List<ListedFile>> whole,
        List<NeededPayload> apart,
        Map<FileEntry, ListedFile> contents) {

    static BundleContents of(Bundling.SmallFiles small, List<NeededPayload> needed) {
        PathSet paths = new PathSet();
        List<ListedFile> listed = new ArrayList<>();
        small.contents().forEach((path, bytes) -> {
            paths.add(path).ifPresent(other -> {
                throw new MalformedText(
                        "file of a bundle", path.text(), "many file systems would take it for " + other);
            });
            listed.add(new ListedFile(path, Hasher.of(bytes), bytes.length));
        });
        Map<NeededPayload, List<ListedFile>> whole = new LinkedHashMap<>();
        Map<Digest, ListedFile> byContent = new LinkedHashMap<>();
        needed.stream().filter(payload -> !payload.isTakenApart()).forEach(payload -> {
            List<ListedFile> places = places(payload, paths);
            whole.put(payload, places);
            byContent.putIfAbsent(payload.payload().sha256(), places.get(0));
        });
        List<NeededPayload> apart =
                needed.stream().filter(NeededPayload::isTakenApart).toList();
        Map<FileEntry, ListedFile> contents = new LinkedHashMap<>();
        for (NeededPayload payload : apart) {
            for (FileEntry file : payload.contents()) {
                if (!byContent.containsKey(file.sha256())) {
                    ListedFile place = new ListedFile(
                            taken(BundleLayout.content(file.sha256()), paths), file.sha256(), file.size());
                    byContent.put(file.sha256(), place);
                    contents.put(file, place);
                }
            }
        }
        return new BundleContents(listed, whole, apart, contents);
    }

    private static List<ListedFile> places(NeededPayload needed, PathSet paths) {
        Digest sha256 = needed.payload().sha256();
        long size = needed.payload().size();
        List<ListedFile> places = new ArrayList<>();
        for (String place : needed.places()) {
            portable(place)
                    .filter(path -> paths.add(path).isEmpty())
                    .ifPresent(path -> places.add(new ListedFile(path, sha256, size)));
        }
        if (places.isEmpty()) {
            places.add(new ListedFile(taken(BundleLayout.content(sha256), paths), sha256, size));
        }
        return places;
    }

    private static Optional<EntryPath> portable(String path) {
        try {
            return Optional.of(new EntryPath(path));
        } catch (MalformedText onlyHere) {
            return Optional.empty();
        }
    }

    /** Names by content collide with nothing but themselves. */
    private static EntryPath taken(EntryPath path, PathSet paths) {
        paths.add(path);
        return path;
    }

    /** All of them, none twice. */
    List<ListedFile> files() {
        List<ListedFile> files = new ArrayList<>(small);
        whole.values().forEach(files::addAll);
        files.addAll(contents.values());
        return files.stream().distinct().toList();
    }
}
