package org.collectivemind.format.resource;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.error.NearestKey;
import org.collectivemind.format.requirement.Placement;

/**
 * What a variant takes of the memory, and where it may lie (variants §2.2).
 *
 * @param params what the formula leaves open, with the publisher's values
 * @param need how many bytes it takes while it runs
 * @param placements best first; one at least, none twice
 */
public record Resources(Parameters params, Formula need, List<Placement> placements) {
    public Resources {
        placements = List.copyOf(placements);
        if (placements.isEmpty() || placements.stream().distinct().count() != placements.size()) {
            throw new MalformedText("list of placements", placements.toString(), "one or more, none twice, are wanted");
        }
        for (String name : need.names().keySet()) {
            if (!name.equals(Formula.FILES_SIZE) && !params.values().containsKey(name)) {
                throw unknown(params, need, name);
            }
        }
    }

    private static MalformedText unknown(Parameters params, Formula need, String name) {
        List<String> known = new ArrayList<>(params.values().keySet());
        known.add(Formula.FILES_SIZE);
        return new MalformedText(
                "formula",
                need.text(),
                "`" + name + "` at column " + need.names().get(name) + " is no parameter",
                NearestKey.hints(name, known));
    }

    /**
     * How many bytes it takes.
     *
     * @param filesSize bytes the variant lays out
     * @param asked values in place of the publisher's; names it does not have are passed over
     * @throws MalformedText where the formula comes to no amount of memory
     */
    public long need(long filesSize, Parameters asked) {
        SortedMap<String, BigDecimal> values =
                new TreeMap<>(params.overlaid(asked).values());
        values.put(Formula.FILES_SIZE, BigDecimal.valueOf(filesSize));
        return need.bytes(values);
    }
}
