package org.collectivemind.resolver.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.version.Version;
import org.collectivemind.resolver.Resolver;
import org.collectivemind.resolver.Validator;
import org.collectivemind.resolver.outcome.Outcome;
import org.collectivemind.resolver.request.Preferences;
import org.collectivemind.resolver.request.Request;
import org.collectivemind.resolver.request.Rules;

/** Solves a neutral case on each of its environments, later ones preferring what earlier ones got. */
final class CaseRun {
    private static final Set<String> KNOWN_OPTIONS =
            Set.of("universal", "prereleases", "no_build", "no_binary", "python", "python_platform");
    private static final String USUAL_PYTHON = "3.13.0";
    private static final String USUAL_GLIBC = "2.35";
    private final NeutralCase given;
    private final Prereleases prereleases;

    /**
     * @param versions of each package, in the source's words, over all environments; empty where one has no solution
     * @param tries over all environments, counted as {@link Attempts}
     */
    record Result(int environments, Optional<SortedMap<String, SortedSet<String>>> versions, long tries) {
        /** Names that have several versions, each in environments of its own. */
        long forks() {
            return versions.stream()
                    .flatMap(all -> all.values().stream())
                    .filter(each -> each.size() > 1)
                    .count();
        }
    }

    CaseRun(NeutralCase given) {
        this.given = given;
        this.prereleases = given.scheme().equals("dart-semver") ? Prereleases.DART : Prereleases.PYTHON;
    }

    /** Why the case is none for us. */
    Optional<String> skipped() {
        Set<String> unknown = new HashSet<>();
        given.options().fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(KNOWN_OPTIONS);
        return unknown.isEmpty() ? Optional.empty() : Optional.of("has no such option: " + new TreeSet<>(unknown));
    }

    Result run() {
        SortedMap<String, SortedSet<String>> versions = new TreeMap<>();
        SortedMap<PackageSlot, Version> earlier = new TreeMap<>();
        List<Environment> environments = environments();
        long tries = 0;
        for (Environment environment : environments) {
            CaseSource source = new CaseSource(given, prereleases, environment);
            Request request = new Request(
                    source.roots(),
                    environment.target(),
                    new Preferences(Collections.emptySortedMap(), earlier),
                    rules());
            Outcome outcome = Resolver.withoutRepairs().resolve(source, request);
            tries += Attempts.of(source, request);
            if (!(outcome instanceof Outcome.Solved solved)) {
                return new Result(environments.size(), Optional.empty(), tries);
            }
            assertThat(new Validator().check(source, request, solved.resolution()))
                    .as(environment.variables().toString())
                    .isEmpty();
            source.words(solved.resolution())
                    .forEach((name, version) -> versions.computeIfAbsent(name, key -> new TreeSet<>())
                            .add(version));
            solved.resolution().versions().forEach(earlier::putIfAbsent);
        }
        return new Result(environments.size(), Optional.of(versions), tries);
    }

    private List<Environment> environments() {
        String python = Optional.ofNullable(given.options().path("python").textValue())
                .or(given::environmentPython)
                .orElse(USUAL_PYTHON);
        boolean old = given.options().path("python_platform").asText("").endsWith("manylinux2014");
        Environment usual = Environment.usual(python, old ? "2.17" : USUAL_GLIBC);
        return given.options().path("universal").asBoolean()
                ? Environment.toldApart(
                        usual,
                        given.markers(),
                        given.pythons(),
                        version -> given.rootRequiresPython()
                                .filter(range -> !version.isIn(range))
                                .isEmpty())
                : new ArrayList<>(List.of(usual));
    }

    private Rules rules() {
        TreeSet<PackageName> all = new TreeSet<>();
        if (given.options().path("prereleases").asBoolean()) {
            given.packages().keySet().forEach(name -> all.add(CaseSource.name(name)));
        }
        return new Rules(all, Attributes.NONE);
    }
}
