package org.collectivemind.format.manifest;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.requirement.MachineUse;
import org.collectivemind.format.resource.Parameters;

/**
 * The leeway a project gives the choice among variants.
 *
 * @param use how its machines are used
 * @param free axes any value of which will do, though it changes results
 * @param system what is taken of programs a machine already has
 * @param params values in place of the publisher's, by package; an empty one is none
 */
public record Leeway(
        MachineUse use, SystemPolicy system, SortedSet<AttributeKey> free, SortedMap<PackageName, Parameters> params) {
    public static final Leeway NONE =
            new Leeway(MachineUse.DEFAULT, SystemPolicy.DEFAULT, new TreeSet<>(), new TreeMap<>());

    public Leeway {
        free = Collections.unmodifiableSortedSet(new TreeSet<>(free));
        SortedMap<PackageName, Parameters> given = new TreeMap<>(params);
        given.values().removeIf(Parameters::isEmpty);
        params = Collections.unmodifiableSortedMap(given);
    }

    public Leeway with(SystemPolicy other) {
        return new Leeway(use, other, free, params);
    }
}
