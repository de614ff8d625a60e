package org.collectivemind.client.registry;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.manifest.RegistryAlias;
import org.collectivemind.format.manifest.RegistryDeclaration;
import org.collectivemind.format.manifest.RegistryLocation;
import org.collectivemind.format.name.Coordinate;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.Exports;
import org.collectivemind.format.release.Kind;
import org.collectivemind.format.release.Meta;
import org.collectivemind.format.release.Relations;
import org.collectivemind.format.release.Release;
import org.collectivemind.format.release.ReleaseCodec;
import org.collectivemind.format.release.Variant;
import org.collectivemind.format.release.VariantId;
import org.collectivemind.format.requirement.Requirement;
import org.collectivemind.format.version.VersionScheme;

/** Registries with packages that hold no files. */
final class SampleRegistry {
    static final Clock NOON = Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

    private SampleRegistry() {}

    static Coordinate coordinate(String name, String version) {
        return new Coordinate(PackageName.parse(name), VersionScheme.CM.parse(version));
    }

    static Release release(String name, String version, String description) {
        Variant variant = new Variant(
                VariantId.DEFAULT,
                Attributes.NONE,
                Requirement.ALWAYS,
                Relations.NONE,
                List.of(),
                List.of(),
                Exports.NONE);
        return new Release(
                coordinate(name, version),
                Kind.MODEL,
                description,
                "Apache-2.0",
                List.of(),
                Meta.NONE,
                List.of(),
                List.of(variant),
                Relations.NONE);
    }

    /** @return false where the same was there */
    static boolean publishEmpty(RegistryStorage storage, String name, String version) {
        return publish(storage, release(name, version, ""));
    }

    static boolean publish(RegistryStorage storage, Release release) {
        return new CmRegistryWriter(storage).publish(release, ReleaseCodec.write(release), Map.of(), NOON);
    }

    static CmRegistry reader(RegistryStorage storage) {
        return new CmRegistry(declaration(storage), storage);
    }

    static RegistryDeclaration declaration(RegistryStorage storage) {
        return new RegistryDeclaration(
                new RegistryAlias("sample"),
                new RegistryLocation.Cm(storage.uri("").toString()),
                List.of());
    }
}
