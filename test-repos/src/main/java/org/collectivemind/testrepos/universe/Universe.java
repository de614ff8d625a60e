package org.collectivemind.testrepos.universe;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Packages, and what a project asks of them.
 *
 * @param seed it was made from, to make it again
 * @param facts of the machine: what {@link Variant#requirements()} are compared with
 */
public record Universe(long seed, List<Package> packages, List<Dependency> roots, SortedMap<String, String> facts) {
    public Universe {
        packages = List.copyOf(packages);
        roots = List.copyOf(roots);
        facts = sorted(facts);
    }

    /** A package and its versions, oldest first. */
    public record Package(String name, List<Version> versions) {
        public Package {
            versions = List.copyOf(versions);
        }
    }

    /** @param number counts from 1 */
    public record Version(int number, List<Variant> variants, List<Dependency> dependencies) {
        public Version {
            variants = List.copyOf(variants);
            dependencies = List.copyOf(dependencies);
        }

        /** {@code 3.0.0} */
        public String text() {
            return render(number);
        }
    }

    /**
     * @param attributes what it is, as {@code run.device=cuda}; no two variants of one version agree in all
     * @param requirements what it needs, as {@code os=linux}; all must equal a fact
     */
    public record Variant(SortedMap<String, String> attributes, SortedMap<String, String> requirements) {
        public Variant {
            attributes = sorted(attributes);
            requirements = sorted(requirements);
        }

        public boolean runsOn(SortedMap<String, String> facts) {
            return facts.entrySet().containsAll(requirements.entrySet());
        }
    }

    /**
     * @param minimum lowest number allowed
     * @param maximum highest number allowed, itself included
     * @param wish an attribute the variant must have
     */
    public record Dependency(String name, int minimum, int maximum, Optional<Wish> wish) {
        public Dependency {
            if (minimum > maximum) {
                throw new IllegalArgumentException("an empty range: " + minimum + " to " + maximum);
            }
        }

        public boolean allows(Version version, Variant variant) {
            return minimum <= version.number()
                    && version.number() <= maximum
                    && wish.map(wanted ->
                                    wanted.value().equals(variant.attributes().get(wanted.key())))
                            .orElse(true);
        }

        /** {@code >=1.0.0,<=3.0.0} */
        public String range() {
            return ">=" + render(minimum) + ",<=" + render(maximum);
        }
    }

    /** {@code key=value} */
    public record Wish(String key, String value) {}

    private static String render(int number) {
        return number + ".0.0";
    }

    private static SortedMap<String, String> sorted(SortedMap<String, String> map) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(map));
    }
}
