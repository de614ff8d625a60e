package org.collectivemind.format.archive;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The paths of one tree, as they are added. Holds the rule that a tree looks the same on every platform: no two files, no file
 * and directory, and no two spellings of one directory may share an {@link EntryPath#collisionKey()}.
 */
public final class PathSet {
    private final Map<String, EntryPath> files = new HashMap<>();
    /** Collision key of a directory to its spelling. */
    private final Map<String, String> directories = new HashMap<>();

    /** Adds a file, or returns the path it collides with and leaves the set as it was. */
    public Optional<String> add(EntryPath path) {
        String key = path.collisionKey();
        EntryPath file = files.get(key);
        if (file != null) {
            return Optional.of(file.text());
        }
        if (directories.containsKey(key)) {
            return Optional.of(directories.get(key) + "/");
        }
        Optional<String> collision = collisionAbove(path.text(), key);
        if (collision.isEmpty()) {
            files.put(key, path);
            addAbove(path.text(), key);
        }
        return collision;
    }

    // A key has as many segments as its path: neither case mapping nor composition makes or removes a `/`.
    private Optional<String> collisionAbove(String text, String key) {
        int end = text.lastIndexOf('/');
        for (int keyEnd = key.lastIndexOf('/'); keyEnd >= 0; keyEnd = key.lastIndexOf('/', keyEnd - 1)) {
            String directoryKey = key.substring(0, keyEnd);
            EntryPath file = files.get(directoryKey);
            if (file != null) {
                return Optional.of(file.text());
            }
            String known = directories.get(directoryKey);
            if (known != null) {
                return known.equals(text.substring(0, end)) ? Optional.empty() : Optional.of(known + "/");
            }
            end = text.lastIndexOf('/', end - 1);
        }
        return Optional.empty();
    }

    private void addAbove(String text, String key) {
        int end = text.lastIndexOf('/');
        for (int keyEnd = key.lastIndexOf('/'); keyEnd >= 0; keyEnd = key.lastIndexOf('/', keyEnd - 1)) {
            if (directories.putIfAbsent(key.substring(0, keyEnd), text.substring(0, end)) != null) {
                return;
            }
            end = text.lastIndexOf('/', end - 1);
        }
    }
}
