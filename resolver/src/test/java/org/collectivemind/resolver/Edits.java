package org.collectivemind.resolver;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.name.PackageSpec;
import org.collectivemind.format.platform.Fact;
import org.collectivemind.format.release.Dependency;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.format.release.PackageMatch;
import org.collectivemind.resolver.explain.Edit;
import org.collectivemind.resolver.request.Rules;

/** Makes the edits of a repair by what they say alone, as a program would that read them as JSON. */
final class Edits {
    private final Sample sample;

    Edits(Sample sample) {
        this.sample = sample;
    }

    /** Changes the sample. */
    void make(Edit edit) {
        Rules rules = sample.rules;
        switch (edit.code()) {
            case RELAX_CONSTRAINT, RELAX_SELECTION, RELAX_FEATURES, ALLOW_VALUE, PIN_YANKED, DROP_DEPENDENCY ->
                replace(edit.from(), edit.to());
            case ALLOW_PRERELEASES -> {
                SortedSet<PackageName> more = new TreeSet<>(rules.prereleases());
                more.add(PackageName.parse(edit.to()));
                sample.rules = rules.withPrereleases(more);
            }
            case ASSERT_FACT ->
                List.of(edit.to().split("--set ")).stream()
                        .filter(flag -> !flag.isBlank())
                        .forEach(this::assertFact);
            case MOVE_CUTOFF ->
                sample.rules = rules.withCutoff(
                        edit.to().isEmpty() ? Optional.empty() : Optional.of(Instant.parse(edit.to())));
            case DROP_CONSTRAINT -> sample.rules = rules.withConstraints(without(rules.constraints(), edit.from()));
            case DROP_OVERRIDE -> sample.rules = rules.withOverrides(without(rules.overrides(), edit.from()));
            case DROP_EXCLUDE -> {
                SortedSet<PackageName> rest = new TreeSet<>(rules.excludes());
                rest.remove(PackageName.parse(edit.from()));
                sample.rules = rules.withExcludes(rest);
            }
            default -> throw new IllegalArgumentException("not about one target: " + edit);
        }
    }

    private static List<PackageMatch> without(List<PackageMatch> matches, String text) {
        return matches.stream().filter(match -> !match.toString().equals(text)).toList();
    }

    private void assertFact(String flag) {
        String[] pair = flag.strip().split("=", 2);
        sample.platform =
                sample.platform.with(AttributeKey.parse(pair[0]), new Fact.Known(List.of(pair[1].split(" ")), "--set"));
    }

    private void replace(String from, String to) {
        List<Dependency> roots = new ArrayList<>();
        for (Dependency root : sample.roots) {
            if (!root.toString().equals(from)) {
                roots.add(root);
            } else if (!to.isEmpty()) {
                roots.add(dependency((PackageDependency) root, to));
            }
        }
        if (from.isEmpty()) {
            roots.add(Sample.dependency(to));
        }
        sample.roots.clear();
        sample.roots.addAll(roots);
    }

    private static PackageDependency dependency(PackageDependency root, String text) {
        PackageSpec spec = PackageSpec.parse(text);
        return new PackageDependency(
                spec.packageName().orElseThrow(),
                spec.constraint(),
                spec.select(),
                spec.features(),
                spec.alias(),
                root.strength(),
                root.exclusions());
    }
}
