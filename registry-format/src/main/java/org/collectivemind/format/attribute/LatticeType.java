package org.collectivemind.format.attribute;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A partial order of levels, each above those it can stand in for: {@code x86_64_v3} runs what was built for {@code x86_64_v2}.
 * A word outside the order is equal to itself and unrelated to all others; a machine that states one (a microarchitecture such as
 * {@code zen3}) lists the levels it implies beside it.
 *
 * @param parents the levels directly below each level; no cycles
 */
public record LatticeType(SortedMap<String, List<String>> parents) implements AttributeType {
    public LatticeType {
        SortedMap<String, List<String>> copy = new TreeMap<>();
        parents.forEach((level, below) -> copy.put(level, List.copyOf(below)));
        parents = Collections.unmodifiableSortedMap(copy);
    }

    @Override
    public Optional<String> problem(String value) {
        return Optional.empty();
    }

    @Override
    public Comparison compare(String have, String need) {
        if (have.equals(need)) {
            return Comparison.EQUAL;
        }
        if (below(have).contains(need)) {
            return Comparison.GREATER;
        }
        return below(need).contains(have) ? Comparison.LESS : Comparison.UNRELATED;
    }

    @Override
    public Comparator<String> bestFirst() {
        return Comparator.comparingInt((String level) -> -below(level).size()).thenComparing(Comparator.naturalOrder());
    }

    @Override
    public List<String> suggested() {
        return List.copyOf(parents.keySet());
    }

    /** All levels a level can stand in for, itself left out. */
    public Set<String> below(String level) {
        Set<String> found = new TreeSet<>();
        collect(level, found);
        return found;
    }

    private void collect(String level, Set<String> found) {
        for (String below : parents.getOrDefault(level, List.of())) {
            if (found.add(below)) {
                collect(below, found);
            }
        }
    }

    /** Whether the order knows the level. */
    public boolean knows(String level) {
        return parents.containsKey(level);
    }

    static LatticeType of(Map<String, List<String>> parents) {
        return new LatticeType(new TreeMap<>(parents));
    }
}
