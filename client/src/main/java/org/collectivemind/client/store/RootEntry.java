package org.collectivemind.client.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the store knows of a project, as text, one thing a line.
 *
 * @param device of the project's directory, as its system numbers it: a directory that is gone while another device is in its place
 *     may be on a disk that is not mounted. Empty where systems do not say
 * @param views what was laid out last, relative to {@code pkgs/}: what is in use, and all that is known while the lock cannot be
 *     read
 */
record RootEntry(Path lockfile, String device, List<String> views) {
    private static final String FORMAT = "cm-root: ";
    private static final String LOCK = "lock: ";
    private static final String DEVICE = "device: ";
    private static final String VIEW = "view: ";

    RootEntry {
        views = List.copyOf(views);
    }

    byte[] bytes() {
        StringBuilder text = new StringBuilder(FORMAT).append("1\n");
        text.append(LOCK).append(escaped(lockfile.toString())).append('\n');
        text.append(DEVICE).append(device).append('\n');
        views.forEach(view -> text.append(VIEW).append(view).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** @throws IOException where a later cm wrote it, or nobody: what it pins is not known, so nothing may be called garbage */
    static RootEntry read(Path file) throws IOException {
        String text = Files.readString(file);
        if (!text.startsWith(FORMAT)) {
            // Entries of the first format were the path alone.
            return new RootEntry(absolute(text.strip(), file), "", List.of());
        }
        if (!text.startsWith(FORMAT + "1\n")) {
            throw new IOException("it is of a later format than this cm knows");
        }
        String lock = "";
        String device = "";
        List<String> views = new ArrayList<>();
        for (String line : text.split("\n")) {
            if (line.startsWith(LOCK)) {
                lock = unescaped(line.substring(LOCK.length()));
            } else if (line.startsWith(DEVICE)) {
                device = line.substring(DEVICE.length());
            } else if (line.startsWith(VIEW)) {
                views.add(line.substring(VIEW.length()));
            }
        }
        return new RootEntry(absolute(lock, file), device, views);
    }

    private static Path absolute(String text, Path file) throws IOException {
        Path path = Path.of(text);
        if (!path.isAbsolute()) {
            throw new IOException("it names no lockfile; delete it if no project misses it");
        }
        return path;
    }

    Path project() {
        Path parent = lockfile.getParent();
        return parent == null ? lockfile : parent;
    }

    private static String escaped(String path) {
        return path.replace("%", "%25").replace("\n", "%0A");
    }

    private static String unescaped(String text) {
        return text.replace("%0A", "\n").replace("%25", "%");
    }

    /** The device of the nearest directory that exists. */
    static String deviceOf(Path directory) {
        for (Path nearest = directory; nearest != null; nearest = nearest.getParent()) {
            try {
                return Files.getAttribute(nearest, "unix:dev").toString();
            } catch (IOException absent) {
                // The one above it.
            } catch (UnsupportedOperationException unsaid) {
                return "";
            }
        }
        return "";
    }
}
