package org.collectivemind.client.archive;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.collectivemind.format.archive.EntryPath;
import org.collectivemind.format.archive.HostileArchive;
import org.collectivemind.format.archive.HostileArchive.Rule;
import org.collectivemind.format.archive.PathSet;
import org.collectivemind.format.error.MalformedText;

/** One walk through one archive: the rules that hold for every format. */
final class Extraction {
    /** What stands at a path so far; directories also where only implied. */
    private enum Node {
        FILE,
        LINK,
        DIRECTORY
    }

    private final String archive;
    private final Limits limits;
    private final Selection selection;
    private final Map<String, Node> nodes = new HashMap<>();
    private final PathSet wanted = new PathSet();
    private final Map<EntryPath, Optional<Expected>> delivered = new HashMap<>();
    private final Set<EntryPath> missing;
    private int entries;

    Extraction(String archive, Limits limits, Selection selection) {
        this.archive = archive;
        this.limits = limits;
        this.selection = selection;
        this.missing = new HashSet<>(selection.required());
    }

    void run(ArchiveReader reader, EntrySink sink) throws IOException {
        boolean readsAll = missing.isEmpty();
        for (var next = reader.next(); next.isPresent(); next = reader.next()) {
            take(next.get(), reader, sink);
            if (!readsAll && missing.isEmpty()) {
                // Each wanted content was proved by its digest; what comes after is not read, so it cannot do harm.
                return;
            }
        }
        requireAll();
    }

    /** @throws HostileArchive where an announced entry has not come */
    void requireAll() {
        missing.stream().sorted().findFirst().ifPresent(path -> {
            throw HostileArchive.at(archive, path.text(), Rule.MISSING_ENTRY, "an announced entry is missing");
        });
    }

    private void take(ArchiveEntry entry, ArchiveReader reader, EntrySink sink) throws IOException {
        Optional<EntryPath> wanted = wanted(entry);
        if (wanted.isEmpty()) {
            return;
        }
        EntryPath path = wanted.get();
        if (entry.type() == ArchiveEntry.Type.HARD_LINK) {
            hardLink(entry, path, sink);
            return;
        }
        try (EntryContent content =
                new EntryContent(archive, path, entry.size(), selection.expected(path), reader.content())) {
            sink.file(path, entry.executable(), content);
            delivered.put(path, content.known());
        }
    }

    /** Holds every entry to the rules; gives the path of a file or hard link that is wanted. */
    Optional<EntryPath> wanted(ArchiveEntry entry) {
        if (++entries > limits.entries()) {
            throw new HostileArchive(
                    archive, Rule.TOO_MANY_ENTRIES, "it has more than " + limits.entries() + " entries");
        }
        boolean directory = entry.type() == ArchiveEntry.Type.DIRECTORY;
        if (directory && isRoot(entry.name())) {
            return Optional.empty();
        }
        EntryPath path = path(entry, entry.name());
        place(entry, path, node(entry));
        switch (entry.type()) {
            case FILE, DIRECTORY -> {}
            case HARD_LINK -> checkTarget(entry, path);
            case SYMBOLIC_LINK -> {
                if (selection.wants(path)) {
                    throw failure(
                            entry,
                            Rule.SYMBOLIC_LINK,
                            entry.target().isEmpty()
                                    ? "it is a symbolic link"
                                    : "it is a symbolic link to `" + entry.target() + "`");
                }
            }
            case SPECIAL -> throw failure(entry, Rule.SPECIAL_FILE, "it is a device, pipe or socket");
        }
        if (node(entry) != Node.FILE || !selection.wants(path)) {
            return Optional.empty();
        }
        missing.remove(path);
        wanted.add(path).ifPresent(other -> {
            throw failure(entry, Rule.COLLIDING_NAME, "it collides with `" + other + "`");
        });
        return Optional.of(path);
    }

    private void checkTarget(ArchiveEntry entry, EntryPath path) {
        EntryPath target = path(entry, entry.target());
        if (nodes.get(target.text()) != Node.FILE || target.equals(path)) {
            throw failure(entry, Rule.HARD_LINK, "it is a hard link to `" + entry.target() + "`, no earlier file");
        }
    }

    private void hardLink(ArchiveEntry entry, EntryPath path, EntrySink sink) {
        EntryPath target = path(entry, entry.target());
        Optional<Expected> content = delivered.getOrDefault(target, Optional.empty());
        if (!delivered.containsKey(target)) {
            throw failure(entry, Rule.HARD_LINK, "it is a hard link to `" + target + "`, which is not wanted");
        }
        if (selection.expected(path).isPresent() && !selection.expected(path).equals(content)) {
            throw failure(entry, Rule.CONTENT_DIFFERS, "it is a hard link to `" + target + "`, another content");
        }
        sink.link(path, target);
        delivered.put(path, content);
    }

    /** Exact names: each once, nothing beneath a file or a link. A directory may be stated twice. */
    private void place(ArchiveEntry entry, EntryPath path, Node node) {
        String text = path.text();
        Node before = nodes.putIfAbsent(text, node);
        if (before != null && (before != Node.DIRECTORY || node != Node.DIRECTORY)) {
            boolean same = (before == Node.DIRECTORY) == (node == Node.DIRECTORY);
            throw failure(
                    entry,
                    same ? Rule.DUPLICATE_NAME : Rule.COLLIDING_NAME,
                    same ? "its name occurs twice" : "its name is both a file and a directory");
        }
        for (int end = text.lastIndexOf('/'); end >= 0; end = text.lastIndexOf('/', end - 1)) {
            Node above = nodes.putIfAbsent(text.substring(0, end), Node.DIRECTORY);
            if (above == Node.DIRECTORY) {
                return;
            }
            if (above != null) {
                throw failure(
                        entry,
                        Rule.COLLIDING_NAME,
                        "`" + text.substring(0, end) + "` is a file or link, not a directory");
            }
        }
    }

    private static Node node(ArchiveEntry entry) {
        return switch (entry.type()) {
            case FILE, HARD_LINK -> Node.FILE;
            case DIRECTORY -> Node.DIRECTORY;
            case SYMBOLIC_LINK, SPECIAL -> Node.LINK;
        };
    }

    private EntryPath path(ArchiveEntry entry, String name) {
        boolean slash = entry.type() == ArchiveEntry.Type.DIRECTORY && name.endsWith("/");
        try {
            return Selection.path(slash ? name.substring(0, name.length() - 1) : name);
        } catch (MalformedText unsafe) {
            throw failure(entry, Rule.UNSAFE_NAME, unsafe.reason());
        }
    }

    private static boolean isRoot(String name) {
        return name.equals("./") || name.equals(".");
    }

    private HostileArchive failure(ArchiveEntry entry, Rule rule, String reason) {
        return HostileArchive.at(archive, entry.name(), rule, reason);
    }
}
