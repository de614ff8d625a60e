package org.collectivemind.resolver.outcome;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.collectivemind.format.name.FeatureName;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.release.VariantId;
import org.collectivemind.format.requirement.Placement;
import org.collectivemind.format.requirement.Requirement;
import org.collectivemind.format.requirement.Warning;
import org.collectivemind.format.version.Version;

/**
 * What was taken of one package.
 *
 * @param placement where it runs, where that is a choice
 * @param requires all it needs of a machine, memory where it runs included
 * @param features what is asked of it beside itself, and it has
 * @param dependencies the places its edges lead to: of alternatives the one taken, excluded ones left out
 * @param passedOver what looks better and was not taken
 * @param warnings what the user should know before running it
 */
public record Selected(
        Version version,
        VariantId variant,
        Optional<Placement> placement,
        Requirement requires,
        SortedSet<FeatureName> features,
        SortedSet<PackageSlot> dependencies,
        List<PassedOver> passedOver,
        List<Warning> warnings) {
    public Selected {
        features = Collections.unmodifiableSortedSet(new TreeSet<>(features));
        dependencies = Collections.unmodifiableSortedSet(new TreeSet<>(dependencies));
        passedOver = List.copyOf(passedOver);
        warnings = List.copyOf(warnings);
    }
}
