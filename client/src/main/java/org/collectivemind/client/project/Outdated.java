package org.collectivemind.client.project;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.collectivemind.client.project.ChangeReason.Code;
import org.collectivemind.client.project.Selection.Pick;
import org.collectivemind.format.lock.Lockfile;
import org.collectivemind.format.manifest.TargetDeclaration;
import org.collectivemind.format.manifest.TargetName;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.version.Version;
import org.collectivemind.format.version.VersionScheme;
import org.collectivemind.resolver.outcome.PassedOver;
import org.collectivemind.resolver.outcome.Selected;
import org.collectivemind.resolver.request.VersionEntry;

/**
 * {@code cm outdated}: what the lock has, what an update would give, and what is published. One resolution in which everything is
 * free answers for all packages.
 */
public final class Outdated {
    private final Solving solving;
    private final Candidates candidates;

    public Outdated(Solving solving) {
        this.solving = solving;
        this.candidates =
                new Candidates(solving.registries(), solving.manifest().policy().leeway());
    }

    /**
     * A package, in targets that have the same to say of it.
     *
     * @param locked version and variant
     * @param fits what {@code cm update} would give; empty where the package would go
     * @param newest the newest version that is neither withdrawn nor, unless the lock or the policy has such, a pre-release
     * @param held why what fits is not the newest
     */
    public record Row(
            PackageSlot slot,
            List<TargetName> targets,
            String locked,
            Optional<String> fits,
            Version newest,
            Optional<Held> held) {
        public Row {
            targets = List.copyOf(targets);
        }

        /** Whether there is anything newer or better, to be had or not. */
        public boolean outdated() {
            return held.isPresent() || !fits.equals(Optional.of(locked));
        }
    }

    /** @param code stable name of the reason */
    public record Held(String code, String text) {}

    /** A row for each package, or several where targets differ. */
    public List<Row> run() {
        Lockfile lock = solving.project()
                .lock()
                .orElseThrow(() -> new NoLock(solving.project().directory()));
        Question question = solving.question(ThisTime.NOTHING, Optional.of(lock));
        Answer free = question.answer(solving.registries(), Kept.nothing());
        SortedMap<PackageSlot, List<Row>> rows = new TreeMap<>();
        for (TargetDeclaration declared : question.manifest().targets()) {
            TargetName target = declared.name();
            Map<PackageSlot, Selected> fitting = free.resolutions().get(target).packages();
            Selection selection = Selection.of(free.resolutions().get(target));
            Edges edges = new Edges(selection, question.manifest().dependencies(), solving.registries());
            Obstacles obstacles = new Obstacles(
                    selection,
                    edges,
                    question.rules(),
                    target,
                    question.platforms().get(target));
            Selection.of(lock, target)
                    .picks()
                    .forEach((slot, pick) -> add(
                            rows.computeIfAbsent(slot, key -> new ArrayList<>()),
                            row(slot, target, pick, Optional.ofNullable(fitting.get(slot)), obstacles)));
        }
        return rows.values().stream().flatMap(List::stream).toList();
    }

    private static void add(List<Row> rows, Row row) {
        for (int i = 0; i < rows.size(); i++) {
            Row known = rows.get(i);
            if (known.locked().equals(row.locked())
                    && known.fits().equals(row.fits())
                    && known.held().map(Held::code).equals(row.held().map(Held::code))) {
                List<TargetName> targets = new ArrayList<>(known.targets());
                targets.addAll(row.targets());
                rows.set(i, new Row(known.slot(), targets, known.locked(), known.fits(), known.newest(), known.held()));
                return;
            }
        }
        rows.add(row);
    }

    private Row row(PackageSlot slot, TargetName target, Pick locked, Optional<Selected> fits, Obstacles obstacles) {
        Version newest = newest(slot, locked.version());
        return new Row(
                slot,
                List.of(target),
                locked.toString(),
                fits.map(taken -> Pick.of(taken).toString()),
                newest,
                fits.filter(taken -> taken.version().compareTo(newest) < 0)
                        .map(taken -> held(slot, newest, taken, obstacles)));
    }

    private Version newest(PackageSlot slot, Version locked) {
        boolean prereleases = locked.isPrerelease()
                || solving.manifest().policy().prereleases().contains(slot.name());
        return solving.registries().versions(slot.name()).stream()
                .flatMap(versions -> versions.versions().stream())
                .filter(entry -> entry.yanked().isEmpty())
                .map(VersionEntry::version)
                .filter(version -> prereleases || !version.isPrerelease())
                .max(Version::compareTo)
                .filter(version -> version.compareTo(locked) > 0)
                .orElse(locked);
    }

    private Held held(PackageSlot slot, Version newest, Selected taken, Obstacles obstacles) {
        VersionEntry entry = candidates.entry(slot.name(), newest).orElseThrow();
        return taken.passedOver().stream()
                .filter(passed -> passed.version().equals(newest))
                .findFirst()
                .map(Outdated::held)
                .or(() -> obstacles
                        .to(slot, entry, entry.variants())
                        .map(reason -> new Held(reason.code().id(), reason.text())))
                .orElseGet(() -> unforced(newest, taken));
    }

    /** Nothing speaks against the newest by itself: a POM asks for the least that suffices, or all together do not allow it. */
    private static Held unforced(Version newest, Selected taken) {
        return newest.scheme() == VersionScheme.MAVEN
                ? new Held(Code.LOWEST.id(), "POMs ask for no more than " + taken.version())
                : new Held(Code.NO_LONGER_FITS.id(), newest + " does not fit with the rest");
    }

    private static Held held(PassedOver passed) {
        return new Held(passed.code(), passed.text());
    }
}
