package org.collectivemind.format.lock;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.release.Exports;
import org.collectivemind.format.release.FileEntry;
import org.collectivemind.format.release.Payload;
import org.collectivemind.format.release.Variant;
import org.collectivemind.format.release.VariantId;
import org.collectivemind.format.tool.DetectRule;

/**
 * A pinned variant: what to fetch, what to lay out, what it gives to the environment.
 *
 * @param files sorted by path; see {@link Variant#checkTree}
 * @param dependencies where the packages are that it depends on, sorted; each is locked for every target that selects this variant
 * @param detect how the machine's own is found, where that is what was taken: then there is nothing to fetch
 */
public record LockedVariant(
        VariantId id,
        Attributes attributes,
        List<PackageSlot> dependencies,
        List<Payload> payloads,
        List<FileEntry> files,
        Exports exports,
        Optional<DetectRule> detect) {
    public LockedVariant {
        dependencies = List.copyOf(new TreeSet<>(dependencies));
        payloads = List.copyOf(payloads);
        files = files.stream().sorted(Comparator.comparing(FileEntry::path)).toList();
        Variant.checkTree(payloads, files);
        if (detect.isPresent() && !(payloads.isEmpty() && files.isEmpty() && exports.isEmpty())) {
            throw new MalformedText("variant of a lock", id.text(), "what the machine has is not fetched");
        }
    }
}
