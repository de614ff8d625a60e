package org.collectivemind.client.archive;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.collectivemind.format.archive.CanonicalArchive.Listed;
import org.collectivemind.format.archive.EntryPath;
import org.collectivemind.format.hash.Hasher;

/** Trees of files that tests archive, and pin parts of. */
final class RemoteTrees {
    private RemoteTrees() {}

    static byte[] noise(int size, String seed) {
        byte[] noise = new byte[size];
        new Random(seed.hashCode()).nextBytes(noise);
        return noise;
    }

    static Selection.Pinned pinned(Map<String, byte[]> tree, Predicate<String> wanted) {
        Map<EntryPath, Expected> pinned = new HashMap<>();
        tree.forEach((name, content) -> {
            if (wanted.test(name)) {
                pinned.put(EntryPath.parse(name), new Expected(content.length, Hasher.of(content)));
            }
        });
        return new Selection.Pinned(pinned);
    }

    static Map<String, Listed> files(LocatedEntries located) throws IOException {
        ListingSink sink = new ListingSink();
        located.extract(sink);
        Map<String, Listed> files = new TreeMap<>();
        sink.files().forEach(file -> files.put(file.path().text(), file));
        return files;
    }

    static String[] names(Selection selection) {
        return selection.required().stream().map(EntryPath::text).toArray(String[]::new);
    }
}
