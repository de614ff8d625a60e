package org.collectivemind.resolver.universe;

import java.util.Comparator;
import java.util.List;
import org.collectivemind.format.release.AnyOf;
import org.collectivemind.format.release.Dependency;
import org.collectivemind.format.release.PackageDependency;

/** A total order on dependencies, so that no source's order reaches the search. */
final class DependencyOrder implements Comparator<Dependency> {
    static final DependencyOrder ORDER = new DependencyOrder();
    /** Of dependencies on one package. */
    private static final Comparator<PackageDependency> PACKAGES = Comparator.comparing(
                    (PackageDependency dependency) -> dependency.constraint().text())
            .thenComparing(PackageDependency::toString)
            .thenComparing(PackageDependency::strength)
            .thenComparing(dependency -> dependency.exclusions().toString());

    private DependencyOrder() {}

    @Override
    public int compare(Dependency left, Dependency right) {
        boolean first = left instanceof PackageDependency;
        boolean second = right instanceof PackageDependency;
        if (first && second) {
            PackageDependency one = (PackageDependency) left;
            PackageDependency two = (PackageDependency) right;
            int order = one.name().compareTo(two.name());
            return order != 0 ? order : PACKAGES.compare(one, two);
        } else if (first != second) {
            return first ? -1 : 1;
        }
        int order = left.toString().compareTo(right.toString());
        return order != 0 || !(left instanceof AnyOf one && right instanceof AnyOf two)
                ? order
                : compare(one.options(), two.options());
    }

    /** Texts leave out exclusions and strengths. */
    private int compare(List<Dependency> left, List<Dependency> right) {
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            int order = compare(left.get(i), right.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(left.size(), right.size());
    }
}
