package org.collectivemind.client.project;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.collectivemind.format.archive.EntryPath;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.manifest.TargetName;
import org.collectivemind.format.name.PackageName;

/**
 * What {@code cm install} laid out for a project, and what it gives to a process: the exports of its packages, those of dependents
 * in front of and over those of their dependencies.
 *
 * @param lock digest of the bytes of the lock it was made from
 * @param packages dependents before their dependencies
 */
public record Environment(Digest lock, TargetName target, List<InstalledPackage> packages) {
    public Environment {
        packages = dependentsFirst(packages);
    }

    /** The one that was made last for a project; empty where there is none, or none that can be read. */
    public static Optional<Environment> of(Project project) {
        return EnvironmentFile.read(project).map(EnvironmentFile::environment);
    }

    /** A command some package offers. */
    public record Command(PackageName from, String line) {}

    /** The packages in an order in which each stands before what it depends on; cycles are cut where they close. */
    private static List<InstalledPackage> dependentsFirst(List<InstalledPackage> packages) {
        SortedMap<PackageName, InstalledPackage> byName = new TreeMap<>();
        packages.forEach(installed -> byName.put(installed.name(), installed));
        List<InstalledPackage> dependenciesFirst = new ArrayList<>();
        Set<PackageName> seen = new LinkedHashSet<>();
        byName.values().forEach(installed -> visit(installed, byName, seen, dependenciesFirst));
        java.util.Collections.reverse(dependenciesFirst);
        return List.copyOf(dependenciesFirst);
    }

    private static void visit(
            InstalledPackage installed,
            Map<PackageName, InstalledPackage> byName,
            Set<PackageName> seen,
            List<InstalledPackage> out) {
        if (!seen.add(installed.name())) {
            return;
        }
        for (PackageName dependency : installed.dependencies()) {
            if (byName.containsKey(dependency)) {
                visit(byName.get(dependency), byName, seen, out);
            }
        }
        out.add(installed);
    }

    /**
     * The variables to set, given those that are set: {@code PATH} and other lists get entries in front of what is there.
     *
     * @throws ConflictingExports where two packages, neither depending on the other, set one variable to different values
     */
    public SortedMap<String, String> variables(Map<String, String> inherited) {
        SortedMap<String, String> variables = new TreeMap<>();
        Map<String, InstalledPackage> setBy = new LinkedHashMap<>();
        Map<String, List<String>> lists = new LinkedHashMap<>();
        for (InstalledPackage installed : packages) {
            installed.exports().env().forEach((name, template) -> {
                String value = expanded(template, installed.root());
                InstalledPackage winner = setBy.putIfAbsent(name, installed);
                if (winner == null) {
                    variables.put(name, value);
                } else if (!variables.get(name).equals(value) && !dependsOn(winner, installed.name())) {
                    throw new ConflictingExports(name, winner.name(), installed.name());
                }
            });
            installed.exports().path().forEach(entry -> append(lists, "PATH", installed.root(), entry));
            installed
                    .exports()
                    .prepend()
                    .forEach((name, entries) -> entries.forEach(entry -> append(lists, name, installed.root(), entry)));
        }
        lists.forEach((name, entries) -> {
            List<String> all = new ArrayList<>(new LinkedHashSet<>(entries));
            Optional.ofNullable(inherited.get(name))
                    .filter(value -> !value.isEmpty())
                    .ifPresent(all::add);
            variables.put(name, String.join(File.pathSeparator, all));
        });
        return variables;
    }

    private static void append(Map<String, List<String>> lists, String name, Path root, EntryPath entry) {
        lists.computeIfAbsent(name, key -> new ArrayList<>())
                .add(entry.under(root).toString());
    }

    private boolean dependsOn(InstalledPackage dependent, PackageName name) {
        Set<PackageName> reached = new LinkedHashSet<>(dependent.dependencies());
        for (InstalledPackage installed : packages) {
            if (reached.contains(installed.name())) {
                reached.addAll(installed.dependencies());
            }
        }
        return reached.contains(name);
    }

    /** The commands packages offer, with {@code {root}} replaced; of two with one name the dependent's. */
    public SortedMap<String, Command> commands() {
        SortedMap<String, Command> commands = new TreeMap<>();
        for (InstalledPackage installed : packages) {
            installed
                    .exports()
                    .commands()
                    .forEach((name, line) -> commands.putIfAbsent(
                            name, new Command(installed.name(), expanded(line, installed.root()))));
        }
        return commands;
    }

    private static String expanded(String template, Path root) {
        return template.replace("{root}", root.toString());
    }
}
