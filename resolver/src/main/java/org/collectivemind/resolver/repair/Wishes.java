package org.collectivemind.resolver.repair;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.release.Dependency;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.format.version.Constraint;
import org.collectivemind.resolver.explain.Edit;
import org.collectivemind.resolver.request.Request;

/** Changes of what the project selects of a package. */
final class Wishes {
    private Wishes() {}

    static Attributes without(Attributes select, AttributeKey key) {
        SortedMap<AttributeKey, String> rest = new TreeMap<>(select.values());
        rest.remove(key);
        return new Attributes(rest);
    }

    static PackageDependency selecting(PackageDependency root, Attributes select) {
        return new PackageDependency(
                root.name(),
                root.constraint(),
                select,
                root.features(),
                root.alias(),
                root.strength(),
                root.exclusions());
    }

    /** The project asks for a value itself: at its own dependency on the package, else at one it is given. */
    static Change allowed(Request request, PackageName name, AttributeKey key, String value) {
        Attributes wish = Attributes.of(Map.of(key, value));
        Optional<PackageDependency> root = root(request, name);
        PackageDependency wishing = root.map(own -> selecting(own, own.select().with(wish)))
                .orElseGet(() -> new PackageDependency(name, Constraint.ANY, wish));
        String text = root.map(own -> "change `" + own + "` to `" + wishing + "`")
                        .orElseGet(() -> "ask for `" + wishing + "` in the project itself")
                + " (another " + key + " may give other results)";
        return new Change.Plain(
                new Edit(
                        Edit.Code.ALLOW_VALUE,
                        name.toString(),
                        root.map(PackageDependency::toString).orElse(""),
                        wishing.toString(),
                        text),
                asked -> root(asked, name)
                        .map(own -> Change.replaced(
                                asked, own, List.of(selecting(own, own.select().with(wish)))))
                        .orElseGet(() -> asking(asked, wishing)));
    }

    static Optional<PackageDependency> root(Request request, PackageName name) {
        return request.roots().stream()
                .filter(PackageDependency.class::isInstance)
                .map(PackageDependency.class::cast)
                .filter(root -> root.slot().equals(PackageSlot.of(name)))
                .findFirst();
    }

    static Request asking(Request request, Dependency more) {
        List<Dependency> roots = new ArrayList<>(request.roots());
        roots.add(more);
        return request.withRoots(roots);
    }
}
