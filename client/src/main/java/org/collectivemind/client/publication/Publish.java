package org.collectivemind.client.publication;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.collectivemind.client.registry.CmRegistryWriter;
import org.collectivemind.client.registry.ScratchDirectory;
import org.collectivemind.format.hash.Hasher;
import org.collectivemind.format.index.ShardLine;
import org.collectivemind.format.manifest.ManifestPositions;
import org.collectivemind.format.manifest.PackageManifest;
import org.collectivemind.format.name.Coordinate;
import org.collectivemind.format.release.Payload;
import org.collectivemind.format.release.PayloadOrigin;
import org.collectivemind.format.release.ReleaseCodec;
import org.collectivemind.format.release.Variant;

/**
 * {@code cm publish}: one version of one package into one registry. Everything is built and verified first; payloads go up next;
 * the commit of the index comes last, so a version is visible whole or not at all. A published version never changes.
 */
public final class Publish {
    private final CmRegistryWriter registry;
    private final UpstreamFiles upstream;
    private final Clock clock;

    public Publish(CmRegistryWriter registry, UpstreamFiles upstream, Clock clock) {
        this.registry = registry;
        this.upstream = upstream;
        this.clock = clock;
    }

    /**
     * @param directory where the manifest lies
     * @param skipExisting a version that is there already is left alone, without looking at its content
     * @param dryRun build and verify, publish nothing
     */
    public record Request(
            Path directory,
            PackageManifest manifest,
            ManifestPositions positions,
            boolean skipExisting,
            boolean dryRun) {}

    /** What became of the version. */
    public enum Outcome {
        PUBLISHED,
        /** The same content was published before. */
        ALREADY_PUBLISHED,
        /** It was there and was not looked at. */
        SKIPPED,
        /** It would be published. */
        CHECKED
    }

    /** @param hostedBytes size of the payloads the registry holds @param upstreamBytes size of those it only points to */
    public record Report(Coordinate coordinate, Outcome outcome, int variants, long hostedBytes, long upstreamBytes) {}

    public Report run(Request request) {
        PackageManifest manifest = request.manifest();
        Coordinate coordinate = manifest.coordinate();
        Optional<ShardLine> existing = registry.published(coordinate);
        if (existing.isPresent() && request.skipExisting()) {
            return report(existing.get().release().variants(), coordinate, Outcome.SKIPPED);
        }
        try (ScratchDirectory scratch = ScratchDirectory.make()) {
            BuiltPackage built = new PackageBuilder(request.directory(), scratch.path(), upstream)
                    .build(manifest, request.positions());
            byte[] canonical = ReleaseCodec.write(built.release());
            if (existing.isPresent()) {
                if (existing.get().manifest().equals(Hasher.of(canonical))) {
                    registry.list(coordinate.name());
                    return report(built.release().variants(), coordinate, Outcome.ALREADY_PUBLISHED);
                }
                throw new AlreadyPublished(coordinate, registry.location());
            }
            if (request.dryRun()) {
                return report(built.release().variants(), coordinate, Outcome.CHECKED);
            }
            boolean first = registry.publish(built.release(), canonical, built.hosted(), clock);
            return report(
                    built.release().variants(), coordinate, first ? Outcome.PUBLISHED : Outcome.ALREADY_PUBLISHED);
        }
    }

    private static Report report(java.util.List<Variant> variants, Coordinate coordinate, Outcome outcome) {
        return new Report(coordinate, outcome, variants.size(), bytes(variants, true), bytes(variants, false));
    }

    private static long bytes(java.util.List<Variant> variants, boolean hosted) {
        return variants.stream()
                .flatMap(variant -> variant.payloads().stream())
                .filter(payload -> payload.origin() instanceof PayloadOrigin.Hosted == hosted)
                .distinct()
                .mapToLong(Payload::size)
                .sum();
    }
}
