package org.collectivemind.client.project;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.collectivemind.format.lock.FactsFrom;
import org.collectivemind.format.lock.LockedOverride;
import org.collectivemind.format.lock.LockedWarning;
import org.collectivemind.format.lock.Provenance;
import org.collectivemind.format.manifest.TargetDeclaration;
import org.collectivemind.format.platform.Assertion;
import org.collectivemind.format.platform.Overrides;
import org.collectivemind.format.requirement.Warning;
import org.collectivemind.resolver.outcome.Resolution;

/** What a lock says of how its targets were solved. */
public final class Provenances {
    /** They are about a release or a request, and change while the machine stays the same. */
    private static final Set<Warning.Code> NOT_OF_MACHINES =
            EnumSet.of(Warning.Code.YANKED, Warning.Code.NO_SUCH_FEATURE);

    private Provenances() {}

    /** Of this machine, or of what stands in its place. */
    public static Provenance ofHost(Optional<DescribedMachine> described, Overrides overrides) {
        return new Provenance(
                described.map(DescribedMachine::facts).orElse(Provenance.HOST.facts()),
                overrides.assertions().stream()
                        .map(assertion -> override(assertion, assertion.source()))
                        .toList());
    }

    /** @param host of this machine */
    static Provenance of(TargetDeclaration target, Provenance host) {
        if (target.source() instanceof TargetDeclaration.Source.PlatformFile file) {
            return new Provenance(file(file.path()), inManifest(file.set()));
        }
        if (target.source() instanceof TargetDeclaration.Source.Preset preset) {
            return new Provenance(new FactsFrom.Preset(preset.name()), inManifest(preset.set()));
        }
        return target.source() instanceof TargetDeclaration.Source.Inline
                ? new Provenance(new FactsFrom.Inline(), List.of())
                : host;
    }

    /** A lock has no absolute path, for it is the same everywhere. */
    static FactsFrom file(String path) {
        Path file = Path.of(path);
        return new FactsFrom.File(file.isAbsolute() ? file.getFileName().toString() : path);
    }

    /** An assertion of the manifest knows the path of the file, which is another one on each machine. */
    private static List<LockedOverride> inManifest(Overrides set) {
        return set.assertions().stream()
                .map(assertion -> override(assertion, Project.MANIFEST))
                .toList();
    }

    private static LockedOverride override(Assertion assertion, String by) {
        String value = assertion.text().substring(assertion.key().text().length() + 1);
        return new LockedOverride(assertion.key(), value, by);
    }

    /**
     * Of a machine that is described. Those of the machine that locks are told and not recorded: they come from facts beyond the
     * floors, and two machines with the same floors have one lock.
     */
    static List<LockedWarning> warnings(Provenance provenance, Resolution resolution) {
        List<LockedWarning> warnings = new ArrayList<>();
        if (!(provenance.facts() instanceof FactsFrom.Host)) {
            resolution
                    .packages()
                    .forEach((slot, selected) -> selected.warnings().stream()
                            .map(Warning::code)
                            .filter(code -> !NOT_OF_MACHINES.contains(code))
                            .forEach(code -> warnings.add(new LockedWarning(slot, code.name()))));
        }
        return warnings;
    }
}
