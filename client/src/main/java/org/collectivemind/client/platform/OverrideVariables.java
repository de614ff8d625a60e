package org.collectivemind.client.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.collectivemind.format.attribute.ToolName;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.error.NearestKey;
import org.collectivemind.format.platform.Assertion;
import org.collectivemind.format.platform.Overrides;

/**
 * What the user asserts of this machine (variants §2.6): {@code --set cuda.cc=8.6} wins over {@code CM_OVERRIDE_CUDA_CC=8.6}.
 * The way of conda's CONDA_OVERRIDE_CUDA, for every fact.
 */
public final class OverrideVariables {
    public static final String PREFIX = "CM_OVERRIDE_";

    private static final String TOOL = PREFIX + "TOOL_";

    private OverrideVariables() {}

    /**
     * @param variables the whole environment of the process; only {@code CM_OVERRIDE_…} is looked at
     * @param sets {@code key=value}, the last of a key counts
     * @throws MalformedText for a key or a value the catalog does not know
     */
    public static Overrides and(Map<String, String> variables, List<String> sets) {
        List<Assertion> assertions = new ArrayList<>();
        new TreeMap<>(variables).forEach((name, value) -> {
            if (name.startsWith(PREFIX)) {
                assertions.add(Assertion.of(key(name), value, name));
            }
        });
        sets.forEach(set -> assertions.add(Assertion.parse(set, "--set")));
        return new Overrides(assertions);
    }

    /** Whether any variable asserts a fact. Runs before an install that has nothing to do, and so without a lambda. */
    public static boolean any(Map<String, String> variables) {
        for (String name : variables.keySet()) {
            if (name.startsWith(PREFIX)) {
                return true;
            }
        }
        return false;
    }

    private static String key(String variable) {
        if (variable.startsWith(TOOL)) {
            String name =
                    variable.substring(TOOL.length()).toLowerCase(Locale.ROOT).replace('_', '-');
            return ToolName.parse(name).key().text();
        }
        SortedMap<String, String> keys = new TreeMap<>();
        Assertion.keys().forEach(key -> keys.put(variableOf(key), key));
        String key = keys.get(variable);
        if (key == null) {
            List<String> hints = new ArrayList<>(NearestKey.hints(variable, keys.keySet()));
            hints.add("unset it, or assert a fact of your own with `--set x.<organisation>.<name>=…`");
            throw new MalformedText("variable of a fact about a machine", variable, "no fact is written so", hints);
        }
        return key;
    }

    /** The variable that overrides a fact: {@code CM_OVERRIDE_CPU_ISA} for {@code cpu.isa}. */
    public static String variableOf(String key) {
        return PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
