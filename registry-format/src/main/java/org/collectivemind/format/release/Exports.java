package org.collectivemind.format.release;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.collectivemind.format.archive.EntryPath;

/**
 * What an installed package gives to an environment. {@code {root}} in a value stands for the package's directory.
 *
 * @param env variables to set
 * @param prepend variables that are lists of paths (such as {@code CLASSPATH}): entries relative to the package, put in front,
 *     dependents before dependencies
 * @param path directories put on {@code PATH}
 * @param commands names and command lines for {@code cm run}
 */
public record Exports(
        SortedMap<String, String> env,
        SortedMap<String, List<EntryPath>> prepend,
        List<EntryPath> path,
        SortedMap<String, String> commands) {
    public static final Exports NONE = new Exports(new TreeMap<>(), new TreeMap<>(), List.of(), new TreeMap<>());

    public Exports {
        env = Collections.unmodifiableSortedMap(new TreeMap<>(env));
        SortedMap<String, List<EntryPath>> copies = new TreeMap<>();
        prepend.forEach((variable, entries) -> copies.put(variable, List.copyOf(entries)));
        prepend = Collections.unmodifiableSortedMap(copies);
        path = List.copyOf(path);
        commands = Collections.unmodifiableSortedMap(new TreeMap<>(commands));
    }

    public boolean isEmpty() {
        return env.isEmpty() && prepend.isEmpty() && path.isEmpty() && commands.isEmpty();
    }

    /** These exports and {@code others}; where both name a variable or a command, {@code others} wins; lists are joined. */
    public Exports with(Exports others) {
        SortedMap<String, List<EntryPath>> lists = new TreeMap<>(prepend);
        others.prepend.forEach((variable, entries) -> lists.merge(variable, entries, Exports::joined));
        return new Exports(
                merged(env, others.env), lists, joined(path, others.path), merged(commands, others.commands));
    }

    private static SortedMap<String, String> merged(Map<String, String> first, Map<String, String> second) {
        SortedMap<String, String> merged = new TreeMap<>(first);
        merged.putAll(second);
        return merged;
    }

    private static List<EntryPath> joined(List<EntryPath> first, List<EntryPath> second) {
        List<EntryPath> joined = new ArrayList<>(first);
        joined.addAll(second);
        return joined;
    }
}
