package org.collectivemind.resolver.candidate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.requirement.Requirement;
import org.collectivemind.resolver.request.PackageVersions;
import org.collectivemind.resolver.request.Request;

/**
 * The candidates a request leaves each package, and in which order they are tried. One a resolution: what does not differ between
 * packages is worked out once. Mutable.
 */
public final class Admission {
    private final Request request;
    private final Map<PackageName, OwnRequirements> own;
    private final Fitness.Cache fitness;

    public Admission(Request request) {
        this.request = request;
        this.own = OwnRequirements.of(request);
        this.fitness = new Fitness.Cache(
                request.target().platform(), request.rules().leeway().use());
    }

    public Candidates candidates(PackageVersions versions, PackageSlot slot) {
        Freedom freedom = Freedom.of(request.rules(), versions.name());
        Layout layout = Layout.of(versions, freedom);
        OwnRequirements wanted = own.getOrDefault(versions.name(), OwnRequirements.NOTHING);
        List<Candidate> list = withoutWished(layout, wanted);
        Fitness[] fits = fits(layout);
        List<Candidates.Exclusion> exclusions =
                new Screening(versions, slot, request, wanted, layout, list, fits).exclusions();
        Optional<Results> results = request.rules()
                .objective()
                .filter(objective -> layout.hasMetrics())
                .map(objective -> new Results(list, objective));
        return new Candidates(
                versions,
                layout,
                list,
                fits,
                exclusions,
                new Ranking(slot, wanted.isRoot(), request),
                results,
                freedom.params());
    }

    private Fitness[] fits(Layout layout) {
        List<Requirement> requirements = layout.requirements();
        Fitness[] fits = new Fitness[requirements.size()];
        for (int i = 0; i < fits.length; i++) {
            fits[i] = fitness.of(requirements.get(i));
        }
        return fits;
    }

    /** Where the policy asks for a value of an axis, no value of it is unusual. */
    private static List<Candidate> withoutWished(Layout layout, OwnRequirements wanted) {
        Set<AttributeKey> wishes = layout.hasUnusual() ? wanted.wishes() : Set.of();
        if (wishes.isEmpty()) {
            return layout.candidates();
        }
        List<Candidate> list = new ArrayList<>();
        for (Candidate candidate : layout.candidates()) {
            TreeSet<AttributeKey> unusual = new TreeSet<>(candidate.unusual());
            unusual.removeAll(wishes);
            list.add(new Candidate(candidate.release(), candidate.variant(), unusual));
        }
        return List.copyOf(list);
    }
}
