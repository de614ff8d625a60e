package org.collectivemind.resolver.explain;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Changes which together make the request solvable, as was tried; none of them can be left out.
 *
 * @param text without a full stop: {@code it works if you drop `org.x:a` and relax `org.x:b` from <2 to <=2.1.0}
 */
public record Repair(List<Edit> edits, String text) {
    public Repair {
        edits = List.copyOf(edits);
        if (edits.isEmpty()) {
            throw new IllegalArgumentException("a repair changes something");
        }
    }

    public static Repair of(List<Edit> edits) {
        return new Repair(
                edits, "it works if you " + edits.stream().map(Edit::text).collect(Collectors.joining(" and ")));
    }

    /** For a lock of several targets. */
    public static Repair withoutTarget(String target) {
        return of(List.of(new Edit(Edit.Code.DROP_TARGET, target, target, "", "drop target `" + target + "`")));
    }
}
