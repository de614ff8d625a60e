package org.collectivemind.client.project;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.collectivemind.client.project.Question.Besides;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.lock.Lockfile;
import org.collectivemind.format.lock.LockfileCodec;
import org.collectivemind.format.manifest.ManifestReader;
import org.collectivemind.format.manifest.ProjectManifest;
import org.collectivemind.format.manifest.TargetDeclaration;
import org.collectivemind.format.manifest.TargetEditor;
import org.collectivemind.format.manifest.TargetName;
import org.collectivemind.format.manifest.Unify;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.release.PackageMatch;
import org.collectivemind.format.version.Constraint;
import org.collectivemind.format.version.Version;

/**
 * {@code cm target add} and {@code remove}: the manifest with a target more or less, and the lock of it. What is locked for the other
 * targets stays as it is, so {@code host} stays that of the machine that locked it. Where the lock is missing or out of date, or all
 * targets must have one version and the new one cannot have the locked one, all targets are solved, as {@code cm lock} does.
 */
public final class TargetEdit {
    private final Project project;
    private final ProjectManifest before;
    private final Optional<Lockfile> current;

    /** Reads the project; an older lock does not count. */
    public TargetEdit(Project project) {
        this.project = project;
        this.before = project.projectManifest();
        this.current = Lock.isCurrent(project, before) ? project.lock() : Optional.empty();
    }

    /** Both files as they will be; nothing is written yet. */
    public record Prepared(Project project, String manifest, LockReport report) {
        public void write() {
            ProjectFile.replace(project.manifestPath(), manifest.getBytes(StandardCharsets.UTF_8));
            if (report.changed()) {
                ProjectFile.replace(project.lockPath(), LockfileCodec.write(report.lock()));
            }
        }
    }

    /**
     * @param solving makes what chooses versions for a manifest
     * @throws Unsatisfiable where nothing fits the target
     */
    public Prepared add(TargetDeclaration target, Function<ProjectManifest, Solving> solving) {
        String text =
                TargetEditor.add(project.manifestText(), project.manifestPath().toString(), before, target);
        Solving edition = solving.apply(manifest(text));
        LockReport report = current.flatMap(lock -> beside(lock, edition, target.name()))
                .orElseGet(() -> new Lock(edition).check(ThisTime.NOTHING));
        return new Prepared(project, text, report);
    }

    /** Needs no registry where the lock is current. */
    public Prepared remove(TargetName name, Function<ProjectManifest, Solving> solving) {
        String text = TargetEditor.remove(
                project.manifestText(), project.manifestPath().toString(), before, name);
        ProjectManifest manifest = manifest(text);
        if (current.isEmpty()) {
            return new Prepared(project, text, new Lock(solving.apply(manifest)).check(ThisTime.NOTHING));
        }
        Lockfile rest = LockJoin.without(current.get(), name, LockInputs.digest(project, manifest));
        ChangeReason unneeded = new ChangeReason(ChangeReason.Code.UNNEEDED, "target `" + name + "` is gone");
        return new Prepared(
                project,
                text,
                new LockReport(
                        rest,
                        true,
                        TargetChange.between(current, rest),
                        LockChange.between(current, rest, slot -> unneeded),
                        List.of(),
                        List.of(),
                        List.of()));
    }

    private ProjectManifest manifest(String text) {
        return (ProjectManifest)
                ManifestReader.read(text, project.manifestPath().toString()).manifest();
    }

    /**
     * Empty where all targets are to be solved and told: the lock and the registries pin one variant to different bytes, or all
     * targets must have one version and what the lock has does not fit the new one.
     */
    private Optional<LockReport> beside(Lockfile lock, Solving edition, TargetName target) {
        Question question =
                edition.question(ThisTime.NOTHING, Optional.of(lock)).only(target);
        SortedMap<PackageSlot, Version> versions = versions(lock);
        Unify unify = edition.manifest().policy().unify();
        if (unify != Unify.NONE) {
            question = question.and(Set.of(target), Besides.aligned(versions));
        }
        if (unify == Unify.REQUIRE) {
            question = question.and(Set.of(target), new Besides(List.of(), exactly(versions)));
        }
        Optional<Answer> found = answer(question, edition, unify);
        if (found.isEmpty() || unify == Unify.REQUIRE && differs(found.get(), target, versions)) {
            return Optional.empty();
        }
        Answer answer = found.get();
        Lockfile alone = new LockComposer(
                        question.manifest(),
                        edition.host(),
                        question.rules().leeway().use(),
                        edition.registries())
                .compose(LockInputs.digest(project, edition.manifest()), answer.resolutions());
        ChangeReason added = new ChangeReason(ChangeReason.Code.ASKED, "target `" + target + "` was added");
        return LockJoin.of(lock, alone)
                .map(both -> new LockReport(
                        both,
                        true,
                        TargetChange.between(Optional.of(lock), both),
                        LockChange.between(Optional.of(lock), both, slot -> added),
                        List.of(),
                        edition.notes(answer, alone),
                        Solving.warnings(answer)));
    }

    /** That what the lock has does not fit is no explanation where all targets may move together. */
    private static Optional<Answer> answer(Question question, Solving edition, Unify unify) {
        return unify == Unify.REQUIRE
                ? question.possible(edition.registries(), Kept.nothing())
                : Optional.of(question.answer(edition.registries(), Kept.nothing()));
    }

    private static boolean differs(Answer answer, TargetName target, SortedMap<PackageSlot, Version> versions) {
        return Selection.of(answer.resolutions().get(target)).picks().entrySet().stream()
                .anyMatch(pick -> Optional.ofNullable(versions.get(pick.getKey()))
                        .filter(version -> !version.equals(pick.getValue().version()))
                        .isPresent());
    }

    /** What targets have, of several versions the earlier target's. */
    private static SortedMap<PackageSlot, Version> versions(Lockfile lock) {
        SortedMap<PackageSlot, Version> versions = new TreeMap<>();
        lock.targets()
                .forEach(target -> lock.packages(target.name())
                        .forEach(locked -> versions.putIfAbsent(
                                locked.slot(), locked.coordinate().version())));
        return versions;
    }

    private static List<PackageMatch> exactly(SortedMap<PackageSlot, Version> versions) {
        List<PackageMatch> matches = new ArrayList<>();
        versions.forEach((slot, version) -> {
            // A constraint is on a package, wherever it goes.
            if (versions.keySet().stream()
                            .filter(other -> other.name().equals(slot.name()))
                            .count()
                    == 1) {
                matches.add(new PackageMatch(slot.name(), Constraint.parse("==" + version), Attributes.NONE));
            }
        });
        return matches;
    }
}
