package org.collectivemind.resolver.hardware;

import java.util.Optional;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.platform.Platform;
import org.collectivemind.format.release.Relations;
import org.collectivemind.format.release.VariantId;
import org.collectivemind.format.version.Version;
import org.collectivemind.format.yaml.YamlNode;
import org.collectivemind.resolver.request.PackageSource;
import org.collectivemind.resolver.request.PackageVersions;

/** The machines and packages that scenarios of one file are about. */
interface Catalogue {
    Platform platform(String name);

    /** The one package a scenario wants. */
    PackageVersions versions(YamlNode.Mapping scenario);

    /** A registry that has one package. */
    record Shelf(PackageVersions only) implements PackageSource {
        PackageSlot slot() {
            return PackageSlot.of(only.name());
        }

        @Override
        public Optional<PackageVersions> versions(PackageName name) {
            return Optional.of(only).filter(versions -> versions.name().equals(name));
        }

        @Override
        public Relations relations(PackageName name, Version version, VariantId variant) {
            return Relations.NONE;
        }
    }
}
