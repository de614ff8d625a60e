package org.collectivemind.client.project;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.collectivemind.format.lock.FactsFrom;
import org.collectivemind.format.lock.LockedWarning;
import org.collectivemind.format.lock.Provenance;
import org.collectivemind.format.manifest.TargetDeclaration;
import org.collectivemind.format.requirement.Warning;
import org.collectivemind.resolver.outcome.Resolution;

/** What a lock says of how its targets were solved. */
final class Provenances {
    /** They are about a release or a request, and change while the machine stays the same. */
    private static final Set<Warning.Code> NOT_OF_MACHINES =
            EnumSet.of(Warning.Code.YANKED, Warning.Code.NO_SUCH_FEATURE);

    private Provenances() {}

    static Provenance of(TargetDeclaration target) {
        return new Provenance(facts(target.source()), List.of());
    }

    private static FactsFrom facts(TargetDeclaration.Source source) {
        if (source instanceof TargetDeclaration.Source.PlatformFile file) {
            Path path = Path.of(file.path());
            // A lock has no absolute path, for it is the same everywhere.
            return new FactsFrom.File(path.isAbsolute() ? path.getFileName().toString() : file.path());
        }
        if (source instanceof TargetDeclaration.Source.Preset preset) {
            return new FactsFrom.Preset(preset.name());
        }
        return source instanceof TargetDeclaration.Source.Inline ? new FactsFrom.Inline() : new FactsFrom.Host();
    }

    /**
     * Of a machine that is described. Those of the machine that locks are told and not recorded: they come from facts beyond the
     * floors, and two machines with the same floors have one lock.
     */
    static List<LockedWarning> warnings(TargetDeclaration target, Resolution resolution) {
        List<LockedWarning> warnings = new ArrayList<>();
        if (!(target.source() instanceof TargetDeclaration.Source.Host)) {
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
