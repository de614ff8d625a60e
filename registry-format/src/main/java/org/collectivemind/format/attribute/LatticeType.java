package org.collectivemind.format.attribute;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A partial order of levels, each above those it can stand in for: {@code zen3} runs what was built for {@code x86_64_v3}. A word
 * outside the order is equal to itself and unrelated to all others; a machine that states one (a processor newer than this
 * program) lists the levels it implies beside it. A machine's level may carry settings after a colon, as LLVM's target ids do
 * ({@code gfx90a:xnack-}); who asks for the level alone does not mind them.
 */
public final class LatticeType implements AttributeType {
    private static final char SETTING = ':';

    private final SortedMap<String, List<String>> parents = new TreeMap<>();
    private final SortedMap<String, SortedSet<String>> below = new TreeMap<>();

    private LatticeType(Map<String, List<String>> parents) {
        parents.forEach((level, direct) -> this.parents.put(level, List.copyOf(direct)));
        parents.keySet().forEach(level -> {
            SortedSet<String> found = new TreeSet<>();
            collect(level, found);
            below.put(level, Collections.unmodifiableSortedSet(found));
        });
    }

    /** @param parents the levels directly below each level; no cycles */
    static LatticeType of(Map<String, List<String>> parents) {
        return new LatticeType(parents);
    }

    private void collect(String level, Set<String> found) {
        for (String direct : parents.getOrDefault(level, List.of())) {
            if (found.add(direct)) {
                collect(direct, found);
            }
        }
    }

    @Override
    public Optional<String> problem(String value) {
        return Optional.empty();
    }

    @Override
    public Comparison compare(String have, String need) {
        if (need.indexOf(SETTING) < 0 && have.indexOf(SETTING) > 0) {
            return compare(have.substring(0, have.indexOf(SETTING)), need);
        }
        if (have.equals(need)) {
            return Comparison.EQUAL;
        }
        if (below(have).contains(need)) {
            return Comparison.GREATER;
        }
        return below(need).contains(have) ? Comparison.LESS : Comparison.UNRELATED;
    }

    /** Deepest first: of two levels one machine can run, the one that stands in for more. */
    @Override
    public Comparator<String> bestFirst() {
        return Comparator.comparingInt((String level) -> -below(level).size()).thenComparing(Comparator.naturalOrder());
    }

    @Override
    public List<String> suggested() {
        return List.copyOf(levels());
    }

    /** All levels a level can stand in for, itself left out. */
    public Set<String> below(String level) {
        return below.getOrDefault(level, Collections.emptySortedSet());
    }

    /** All levels the order knows. */
    public Set<String> levels() {
        return Collections.unmodifiableSet(parents.keySet());
    }
}
