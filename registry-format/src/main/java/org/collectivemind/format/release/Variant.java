package org.collectivemind.format.release;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.requirement.Placement;
import org.collectivemind.format.requirement.Requirement;
import org.collectivemind.format.resource.Parameters;
import org.collectivemind.format.resource.Resources;

/**
 * One realised build of a version.
 *
 * @param attributes what it is, the package's plain facts included
 * @param requires what it needs of a machine
 * @param resources what memory it takes, and where; the package's, unless it has its own
 * @param relations beside those of the package
 * @param payloads what is fetched
 * @param files the tree that is laid out, sorted by path, no two paths colliding on any platform
 * @param exports the package's and its own
 */
public record Variant(
        VariantId id,
        Attributes attributes,
        Requirement requires,
        Optional<Resources> resources,
        Relations relations,
        List<Payload> payloads,
        List<FileEntry> files,
        Exports exports) {
    /** Where a variant runs; stated by a variant with resources, it is one of their placements. */
    public static final AttributeKey PLACEMENT = AttributeKey.parse("run.placement");

    /** Stated by what a machine already has, and by nothing that is published. */
    public static final AttributeKey ORIGIN = AttributeKey.parse("run.origin");
    /** The value of {@link #ORIGIN}, and the id of such a variant. */
    public static final String SYSTEM = "system";

    public Variant {
        payloads = List.copyOf(payloads);
        files = files.stream()
                .sorted(java.util.Comparator.comparing(FileEntry::path))
                .toList();
        checkTree(payloads, files);
        checkResources(attributes, resources, files);
        if (requires.depth() >= Requirement.MAX_DEPTH) {
            throw new MalformedText(
                    "requirement of a variant",
                    "(…)",
                    "it nests so deeply that a lock cannot ask for it beside others; write it flatter");
        }
    }

    /** That takes no memory but what its requirement says. */
    public Variant(
            VariantId id,
            Attributes attributes,
            Requirement requires,
            Relations relations,
            List<Payload> payloads,
            List<FileEntry> files,
            Exports exports) {
        this(id, attributes, requires, Optional.empty(), relations, payloads, files, exports);
    }

    /**
     * Checks that its memory can be told, and where it runs.
     *
     * @throws MalformedText with what is wrong
     */
    public static void checkResources(Attributes attributes, Optional<Resources> resources, List<FileEntry> files) {
        if (resources.isEmpty()) {
            return;
        }
        resources.get().need(size(files), Parameters.NONE);
        Optional<String> placed = attributes.get(PLACEMENT);
        if (placed.isPresent() && !resources.get().placements().contains(Placement.parse(placed.get()))) {
            throw new MalformedText("placement of a variant", placed.get(), "its `resources` do not list it");
        }
    }

    /**
     * Checks that a tree can be laid out from its payloads on any platform.
     *
     * @throws MalformedText with what cannot
     */
    public static void checkTree(List<Payload> payloads, List<FileEntry> files) {
        Set<String> keys = new HashSet<>();
        for (FileEntry file : files) {
            if (!keys.add(file.path().collisionKey())) {
                throw new MalformedText(
                        "tree of files", file.path().text(), "two entries are one file on some platform");
            }
            if (file.payload() >= payloads.size()) {
                throw new MalformedText("payload index", Integer.toString(file.payload()), "there is no such payload");
            }
            Payload payload = payloads.get(file.payload());
            boolean raw = payload.format() == Payload.Format.RAW;
            if (raw && !(payload.sha256().equals(file.sha256()) && payload.size() == file.size())) {
                throw new MalformedText(
                        "file", file.path().text(), "it differs from the payload that is said to be it");
            }
            if (raw == file.entry().isPresent()) {
                throw new MalformedText("file", file.path().text(), "an entry name belongs to archive payloads only");
            }
        }
        for (FileEntry file : files) {
            String key = file.path().collisionKey();
            for (int slash = key.indexOf('/'); slash >= 0; slash = key.indexOf('/', slash + 1)) {
                if (keys.contains(key.substring(0, slash))) {
                    throw new MalformedText(
                            "tree of files", file.path().text(), "another file is where a directory of it is");
                }
            }
        }
    }

    /** Bytes laid out. */
    public long installedSize() {
        return size(files);
    }

    private static long size(List<FileEntry> files) {
        return files.stream().mapToLong(FileEntry::size).sum();
    }
}
