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
import org.collectivemind.format.name.PackageSlot;
import org.jspecify.annotations.Nullable;

/**
 * What {@code cm install} laid out for a project, and what it gives to a process: the exports of its packages, those of dependents
 * in front of and over those of their dependencies. A package under an alias gives {@code ALIAS_NAME} and {@code alias-command} where
 * it would give {@code NAME} and {@code command}.
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
    public record Command(PackageSlot from, String line) {}

    /** The packages in an order in which each stands before what it depends on; cycles are cut where they close. */
    private static List<InstalledPackage> dependentsFirst(List<InstalledPackage> packages) {
        SortedMap<PackageSlot, InstalledPackage> bySlot = new TreeMap<>();
        packages.forEach(installed -> bySlot.put(installed.slot(), installed));
        List<InstalledPackage> dependenciesFirst = new ArrayList<>();
        Set<PackageSlot> seen = new LinkedHashSet<>();
        bySlot.values().forEach(installed -> visit(installed, bySlot, seen, dependenciesFirst));
        java.util.Collections.reverse(dependenciesFirst);
        return List.copyOf(dependenciesFirst);
    }

    private static void visit(
            InstalledPackage installed,
            Map<PackageSlot, InstalledPackage> bySlot,
            Set<PackageSlot> seen,
            List<InstalledPackage> out) {
        if (!seen.add(installed.slot())) {
            return;
        }
        for (PackageSlot dependency : installed.dependencies()) {
            if (bySlot.containsKey(dependency)) {
                visit(bySlot.get(dependency), bySlot, seen, out);
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
            installed.exports().env().forEach((plain, template) -> {
                String name = installed.variable(plain);
                String value = expanded(template, installed.root());
                InstalledPackage winner = setBy.putIfAbsent(name, installed);
                if (winner == null) {
                    variables.put(name, value);
                } else if (!variables.get(name).equals(value) && !dependsOn(winner, installed.slot())) {
                    throw new ConflictingExports(name, winner.slot(), installed.slot());
                }
            });
            lists(installed)
                    .forEach(
                            (name, entries) -> lists.computeIfAbsent(installed.variable(name), key -> new ArrayList<>())
                                    .addAll(entries));
            installed
                    .program()
                    .filter(program -> !program.isFirstOf(inherited.getOrDefault("PATH", "")))
                    .ifPresent(program -> lists.computeIfAbsent("PATH", key -> new ArrayList<>())
                            .add(program.directory().toString()));
        }
        lists.forEach((name, entries) -> variables.put(name, joined(entries, inherited.get(name))));
        return variables;
    }

    /** The directories a package puts in front of the variables that are lists, {@code PATH} among them. */
    private static Map<String, List<String>> lists(InstalledPackage installed) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        append(lists, installed, "PATH", installed.exports().path());
        installed.exports().prepend().forEach((name, entries) -> append(lists, installed, name, entries));
        return lists;
    }

    private static String joined(List<String> entries, @Nullable String inherited) {
        List<String> all = new ArrayList<>(new LinkedHashSet<>(entries));
        if (inherited != null && !inherited.isEmpty()) {
            all.add(inherited);
        }
        return String.join(File.pathSeparator, all);
    }

    /**
     * The variables as a package under an alias should see them while one of its commands runs: with what it gives under plain names
     * too, over and in front of the rest. For any other package, those of everybody.
     */
    public SortedMap<String, String> variablesFor(PackageSlot slot, Map<String, String> inherited) {
        SortedMap<String, String> variables = variables(inherited);
        packages.stream()
                .filter(installed ->
                        installed.slot().equals(slot) && slot.alias().isPresent())
                .forEach(installed -> {
                    installed
                            .exports()
                            .env()
                            .forEach((name, template) -> variables.put(name, expanded(template, installed.root())));
                    lists(installed)
                            .forEach((name, entries) -> variables.put(
                                    name, joined(entries, variables.getOrDefault(name, inherited.get(name)))));
                });
        return variables;
    }

    private static void append(
            Map<String, List<String>> lists, InstalledPackage installed, String name, List<EntryPath> entries) {
        entries.forEach(entry -> lists.computeIfAbsent(name, key -> new ArrayList<>())
                .add(entry.under(installed.root()).toString()));
    }

    private boolean dependsOn(InstalledPackage dependent, PackageSlot slot) {
        Set<PackageSlot> reached = new LinkedHashSet<>(dependent.dependencies());
        for (InstalledPackage installed : packages) {
            if (reached.contains(installed.slot())) {
                reached.addAll(installed.dependencies());
            }
        }
        return reached.contains(slot);
    }

    /** The commands packages offer, with {@code {root}} replaced; of two with one name the dependent's. */
    public SortedMap<String, Command> commands() {
        SortedMap<String, Command> commands = new TreeMap<>();
        for (InstalledPackage installed : packages) {
            installed
                    .exports()
                    .commands()
                    .forEach((name, line) -> commands.putIfAbsent(
                            installed.command(name), new Command(installed.slot(), expanded(line, installed.root()))));
        }
        return commands;
    }

    private static String expanded(String template, Path root) {
        return template.replace("{root}", root.toString());
    }
}
