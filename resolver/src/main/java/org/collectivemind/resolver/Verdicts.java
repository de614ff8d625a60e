package org.collectivemind.resolver;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.resolver.candidate.Candidate;
import org.collectivemind.resolver.candidate.Candidates;
import org.collectivemind.resolver.candidate.Rejection;
import org.collectivemind.resolver.outcome.Verdict;
import org.collectivemind.resolver.outcome.Verdict.Against;
import org.collectivemind.resolver.request.PackageVersions;
import org.collectivemind.resolver.request.Request;

/** What a request says of each candidate of one package: what rules it out by itself, every reason there is. */
final class Verdicts {
    private final Candidates candidates;
    private final List<PackageDependency> wanted;
    private final Set<AttributeKey> wishes = new TreeSet<>();

    private Verdicts(Candidates candidates, List<PackageDependency> wanted) {
        this.candidates = candidates;
        this.wanted = wanted;
        wanted.forEach(dependency -> wishes.addAll(dependency.select().values().keySet()));
    }

    static List<Verdict> of(PackageVersions versions, Request request) {
        List<PackageDependency> wanted = new ArrayList<>();
        for (var dependency : new PolicyCheck(request).amended(request.roots())) {
            if (dependency instanceof PackageDependency one && isOf(versions.name(), one)) {
                wanted.add(one);
            }
        }
        return new Verdicts(Candidates.of(versions, request), wanted).all();
    }

    private static boolean isOf(PackageName name, PackageDependency dependency) {
        return dependency.name().equals(name) && dependency.alias().isEmpty();
    }

    private List<Verdict> all() {
        return IntStream.range(0, candidates.size())
                .boxed()
                .sorted(Comparator.comparing(candidates::rank))
                .map(this::verdict)
                .toList();
    }

    private Verdict verdict(int position) {
        Candidate candidate = candidates.get(position);
        List<Against> against = new ArrayList<>();
        for (PackageDependency dependency : wanted) {
            if (!candidates.in(dependency.constraint()).test(position) || !candidate.is(dependency.select())) {
                against.add(new Against(Verdict.REQUEST_MISMATCH, "the project asks for " + dependency));
            }
        }
        for (AttributeKey key : candidate.unusual()) {
            if (!wishes.contains(key)) {
                against.add(notDefault(candidate, key));
            }
        }
        for (Candidates.Exclusion exclusion : candidates.exclusions()) {
            if (exclusion.contains(position)) {
                add(against, position, exclusion.rejection());
            }
        }
        return new Verdict(
                candidate,
                candidates.evaluation(position),
                against,
                against.isEmpty() ? candidates.warnings(position) : List.of());
    }

    private static Against notDefault(Candidate candidate, AttributeKey key) {
        String value = candidate.variant().attributes().get(key).orElseThrow();
        return new Against(
                Verdict.NOT_DEFAULT,
                key + "=" + value + " is not the publisher's default, and the project does not ask for it");
    }

    private void add(List<Against> against, int position, Rejection rejection) {
        Candidate candidate = candidates.get(position);
        if (rejection instanceof Rejection.DoesNotRun) {
            candidates
                    .evaluation(position)
                    .reasons()
                    .forEach(reason -> against.add(new Against(reason.code().name(), reason.text(), reason.flags())));
        } else if (rejection instanceof Rejection.Yanked) {
            against.add(new Against(
                    rejection.code(),
                    "it was yanked (" + candidate.release().yanked().orElseThrow() + ")"));
        } else if (rejection instanceof Rejection.ByPolicy policy) {
            against.add(new Against(
                    rejection.code(), policy.clause(candidate.version().text(), "it")));
        } else {
            against.add(new Against(rejection.code(), candidate.version().text() + " is a pre-release"));
        }
    }
}
