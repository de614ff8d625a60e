package org.collectivemind.resolver.repair;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.format.release.PackageMatch;
import org.collectivemind.format.version.Constraint;
import org.collectivemind.resolver.candidate.Candidate;
import org.collectivemind.resolver.candidate.Rejection;
import org.collectivemind.resolver.explain.Edit;
import org.collectivemind.resolver.request.Request;
import org.collectivemind.resolver.request.Rules;

/** Changes of the project's policy, and exceptions from it. */
final class Policies {
    private Policies() {}

    static Change prereleases(PackageName name) {
        return new Change.Plain(
                new Edit(
                        Edit.Code.ALLOW_PRERELEASES,
                        name.toString(),
                        "",
                        name.toString(),
                        "add `" + name + "` to `policy.prereleases`"),
                request -> {
                    SortedSet<PackageName> more = new TreeSet<>(request.rules().prereleases());
                    more.add(name);
                    return request.with(request.rules().withPrereleases(more));
                });
    }

    /** Takes the entry of the policy away that rejects a package. */
    static Optional<Change> against(Rejection.ByPolicy rejection, PackageName name) {
        if (rejection instanceof Rejection.TooNew tooNew) {
            return Optional.of(new Change.Cutoff(tooNew.cutoff(), Optional.empty()));
        } else if (rejection instanceof Rejection.PublishTimeUnknown unknown) {
            return Optional.of(new Change.Cutoff(unknown.cutoff(), Optional.empty()));
        } else if (rejection instanceof Rejection.Overridden overridden) {
            PackageMatch entry = overridden.to();
            return Optional.of(dropped(
                    Edit.Code.DROP_OVERRIDE,
                    "policy.overrides",
                    name,
                    entry.toString(),
                    rules -> rules.withOverrides(without(rules.overrides(), entry))));
        } else if (rejection instanceof Rejection.Constrained constrained) {
            PackageMatch entry = constrained.to();
            return Optional.of(dropped(
                    Edit.Code.DROP_CONSTRAINT,
                    "policy.constraints",
                    name,
                    entry.toString(),
                    rules -> rules.withConstraints(without(rules.constraints(), entry))));
        } else if (rejection instanceof Rejection.Excluded) {
            return Optional.of(dropped(Edit.Code.DROP_EXCLUDE, "policy.excludes", name, name.toString(), rules -> {
                SortedSet<PackageName> rest = new TreeSet<>(rules.excludes());
                rest.remove(name);
                return rules.withExcludes(rest);
            }));
        }
        return Optional.empty();
    }

    private static Change dropped(
            Edit.Code code, String list, PackageName name, String entry, UnaryOperator<Rules> operator) {
        return new Change.Plain(
                new Edit(code, name.toString(), entry, "", "drop `" + entry + "` from `" + list + "`"),
                request -> request.with(operator.apply(request.rules())));
    }

    private static List<PackageMatch> without(List<PackageMatch> entries, PackageMatch entry) {
        return entries.stream().filter(each -> !each.equals(entry)).toList();
    }

    /** A pin by the project itself lets a yanked version in. */
    static Change pinned(Request request, PackageName name, Candidate yanked) {
        Optional<PackageDependency> root = Wishes.root(request, name);
        Constraint exactly = Constraint.parse("==" + yanked.version().text());
        PackageDependency pin = root.map(own -> pinned(own, exactly))
                .orElseGet(() -> new PackageDependency(name, exactly, Attributes.NONE));
        String why = yanked.release().yanked().orElse("no reason given");
        return new Change.Plain(
                new Edit(
                        Edit.Code.PIN_YANKED,
                        name.toString(),
                        root.map(PackageDependency::toString).orElse(""),
                        pin.toString(),
                        "pin `" + pin + "`, although it was yanked (" + why + ")"),
                asked -> Wishes.root(asked, name)
                        .map(own -> Change.replaced(asked, own, List.of(pinned(own, exactly))))
                        .orElseGet(() -> Wishes.asking(asked, pin)));
    }

    private static PackageDependency pinned(PackageDependency root, Constraint exactly) {
        return new PackageDependency(
                root.name(), exactly, root.select(), root.features(), root.alias(), root.strength(), root.exclusions());
    }
}
