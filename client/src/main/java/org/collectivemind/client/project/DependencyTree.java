package org.collectivemind.client.project;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.collectivemind.client.project.Selection.Pick;
import org.collectivemind.format.lock.LockedTarget;
import org.collectivemind.format.lock.Lockfile;
import org.collectivemind.format.manifest.TargetName;
import org.collectivemind.format.name.FeatureName;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.release.Dependency;
import org.collectivemind.format.release.PackageDependency;

/** {@code cm tree}: what one target of a lock has, from the project down, or from one package up to the project. */
public final class DependencyTree {
    private final Lockfile lock;
    private final TargetName target;
    private final Selection selection;
    private final List<Dependency> roots;
    private final SortedMap<PackageSlot, SystemProgram> programs = new TreeMap<>();
    private final int deepest;

    /**
     * @param roots what the project asks for, for its features
     * @param installed tells where a machine's own programs are
     * @param deepest how many levels are shown, 1 for the uppermost alone
     */
    public DependencyTree(
            Lockfile lock, TargetName target, List<Dependency> roots, Optional<Environment> installed, int deepest) {
        this.lock = lock;
        this.target = target;
        this.selection = Selection.of(lock, target);
        this.roots = List.copyOf(roots);
        installed
                .filter(environment -> environment.target().equals(target))
                .ifPresent(environment -> environment
                        .packages()
                        .forEach(each -> each.program().ifPresent(program -> programs.put(each.slot(), program))));
        this.deepest = deepest;
    }

    /**
     * @param features those the project asks for
     * @param elsewhere versions other targets have, where they are others
     * @param again its branches are shown where it stands first
     */
    public record Node(
            PackageSlot slot,
            String candidate,
            List<FeatureName> features,
            TreeMap<TargetName, String> elsewhere,
            boolean again,
            List<Node> branches) {}

    /** From what the project asks for, down. */
    public List<Node> down() {
        LockedTarget locked = lock.target(target).orElseThrow(() -> new UnknownTarget(target, lock));
        Set<PackageSlot> shown = new HashSet<>();
        return locked.roots().stream()
                .map(root ->
                        node(root, 1, shown, slot -> selection.picks().get(slot).dependencies()))
                .toList();
    }

    /** From a package up to those who need it; empty where the target does not have it. */
    public Optional<Node> up(PackageSlot from) {
        return selection.picks().containsKey(from)
                ? Optional.of(node(from, 1, new HashSet<>(), this::dependents))
                : Optional.empty();
    }

    private Set<PackageSlot> dependents(PackageSlot slot) {
        Set<PackageSlot> dependents = new TreeSet<>();
        selection.picks().forEach((from, pick) -> {
            if (pick.dependencies().contains(slot)) {
                dependents.add(from);
            }
        });
        return dependents;
    }

    /** Where the branches of a node lead. */
    private interface Ends {
        Set<PackageSlot> of(PackageSlot slot);
    }

    private Node node(PackageSlot slot, int depth, Set<PackageSlot> shown, Ends ends) {
        Set<PackageSlot> next = ends.of(slot);
        boolean open = depth < deepest && !next.isEmpty();
        boolean again = open && !shown.add(slot);
        List<Node> branches = new ArrayList<>();
        if (open && !again) {
            next.forEach(end -> branches.add(node(end, depth + 1, shown, ends)));
        }
        return new Node(slot, candidate(slot), features(slot), elsewhere(slot), again, branches);
    }

    private String candidate(PackageSlot slot) {
        SystemProgram program = programs.get(slot);
        return selection.picks().get(slot) + (program == null ? "" : " at " + program.path());
    }

    private List<FeatureName> features(PackageSlot slot) {
        return roots.stream()
                .flatMap(root -> root.packages().stream())
                .filter(root -> root.slot().equals(slot))
                .map(PackageDependency::features)
                .flatMap(Set::stream)
                .distinct()
                .toList();
    }

    private TreeMap<TargetName, String> elsewhere(PackageSlot slot) {
        Pick here = selection.picks().get(slot);
        TreeMap<TargetName, String> elsewhere = new TreeMap<>();
        for (LockedTarget other : lock.targets()) {
            lock.locked(slot, other.name())
                    .map(held -> held.coordinate().version())
                    .filter(version -> !version.equals(here.version()))
                    .ifPresent(version -> elsewhere.put(other.name(), version.toString()));
        }
        return elsewhere;
    }
}
