package org.collectivemind.client.publication;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.collectivemind.format.archive.EntryPath;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.error.MalformedFile;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.error.SourcePosition;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.manifest.ManifestPositions;
import org.collectivemind.format.manifest.PackageManifest;
import org.collectivemind.format.manifest.VariantDeclaration;
import org.collectivemind.format.release.FileEntry;
import org.collectivemind.format.release.Payload;
import org.collectivemind.format.release.Release;
import org.collectivemind.format.release.Variant;
import org.collectivemind.format.release.VariantId;
import org.collectivemind.format.resource.Resources;

/** Turns a manifest and the files beside it into a {@link Release} and the payloads a registry hosts. */
final class PackageBuilder {
    private final Path directory;
    private final Path scratch;
    private final UpstreamFiles upstream;
    private final Map<Digest, Payload> raws = new HashMap<>();

    /** @param scratch an empty directory for packed payloads, the caller's to delete */
    PackageBuilder(Path directory, Path scratch, UpstreamFiles upstream) {
        this.directory = directory;
        this.scratch = scratch;
        this.upstream = upstream;
    }

    BuiltPackage build(PackageManifest manifest, ManifestPositions positions) {
        List<Variant> variants = new ArrayList<>();
        Map<String, Path> hosted = new TreeMap<>();
        for (int i = 0; i < manifest.variants().size(); i++) {
            variants.add(variant(manifest, i, positions, hosted));
        }
        Release release = new Release(
                manifest.coordinate(),
                manifest.kind(),
                manifest.description(),
                manifest.license(),
                manifest.tags(),
                manifest.meta(),
                manifest.axes(),
                variants,
                manifest.relations(),
                manifest.detect());
        return new BuiltPackage(release, hosted);
    }

    private Variant variant(
            PackageManifest manifest, int index, ManifestPositions positions, Map<String, Path> hosted) {
        VariantDeclaration declared = manifest.variants().get(index);
        VariantId id = declared.id();
        List<Payload> payloads = new ArrayList<>();
        List<FileEntry> entries = new ArrayList<>();

        Placement placement = new Placement();
        SortedMap<EntryPath, OwnFile> own = new TreeMap<>();
        OwnFiles files = new OwnFiles(directory);
        for (int i = 0; i < declared.files().size(); i++) {
            SourcePosition at = positions.of("variants[" + index + "].files[" + i + "]");
            for (OwnFile file : files.find(declared.files().get(i), at)) {
                if (own.put(file.path(), file) == null) {
                    placement.place(file.path(), "`" + file.path() + "`", at);
                }
            }
        }
        String prefix = manifest.coordinate().name().name() + "-"
                + manifest.coordinate().version().text() + "-" + id;
        new HostedPayloads(prefix, scratch, raws).pack(own.values(), payloads, entries, hosted);

        for (int i = 0; i < declared.sources().size(); i++) {
            SourcePosition at = positions.of("variants[" + index + "].sources[" + i + "]");
            UpstreamContent content = upstream.inspect(declared.sources().get(i), at);
            String archive = UpstreamSources.label(content.payload().origin());
            for (FileEntry entry : content.files()) {
                String from = entry.entry()
                        .map(name -> "`" + name + "` of " + archive)
                        .orElse("`" + archive + "`");
                placement.place(entry.path(), from, at);
                entries.add(new FileEntry(
                        entry.path(),
                        entry.size(),
                        entry.sha256(),
                        entry.executable(),
                        payloads.size(),
                        entry.entry()));
            }
            payloads.add(content.payload());
        }
        Attributes attributes = manifest.facts().with(declared.when());
        return new Variant(
                id,
                attributes,
                declared.requires(),
                resources(manifest, index, positions, attributes, entries),
                declared.relations(),
                payloads,
                entries,
                manifest.exports().with(declared.exports()));
    }

    /** Checked here, for only now is known how big the files are. */
    private static Optional<Resources> resources(
            PackageManifest manifest,
            int index,
            ManifestPositions positions,
            Attributes attributes,
            List<FileEntry> files) {
        Optional<Resources> own = manifest.variants().get(index).resources();
        Optional<Resources> resources = own.or(manifest::resources);
        try {
            Variant.checkResources(attributes, resources, files);
        } catch (MalformedText malformed) {
            String where = own.isPresent() ? "variants[" + index + "].resources.need" : "resources.need";
            throw new MalformedFile(positions.of(where), malformed.getMessage(), malformed.hints());
        }
        return resources;
    }
}
