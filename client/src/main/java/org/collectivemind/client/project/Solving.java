package org.collectivemind.client.project;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.collectivemind.client.registry.Registries;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.lock.Lockfile;
import org.collectivemind.format.lock.LockfileCodec;
import org.collectivemind.format.lock.Provenance;
import org.collectivemind.format.manifest.ProjectManifest;
import org.collectivemind.format.manifest.TargetDeclaration;
import org.collectivemind.format.manifest.TargetName;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.platform.Platform;

/**
 * All that choosing versions for a project works with.
 *
 * @param platforms the facts of every target of the manifest
 * @param host where the facts of this machine come from, or of what stands in its place
 * @param clock tells what is younger than the policy's minimum age
 * @param effort notes what choosing takes
 */
public record Solving(
        Project project,
        ProjectManifest manifest,
        Registries registries,
        SortedMap<TargetName, Platform> platforms,
        Provenance host,
        Clock clock,
        Effort effort) {
    public Solving {
        platforms = Collections.unmodifiableSortedMap(new TreeMap<>(platforms));
    }

    /** For one machine and no target of the manifest. */
    public Solving onlyOn(Platform machine) {
        TargetName name = TargetName.nearest(machine.name());
        TargetDeclaration target = new TargetDeclaration(name, new TargetDeclaration.Source.Inline(machine));
        ProjectManifest on = new ProjectManifest(
                manifest.name(),
                manifest.registries(),
                List.of(target),
                manifest.dependencies(),
                manifest.policy(),
                manifest.scripts());
        return new Solving(
                project, on, registries, new TreeMap<>(Map.of(name, machine.named(name.text()))), host, clock, effort);
    }

    /** Every package the lock has or a registry lists. */
    public List<PackageName> known() {
        Set<PackageName> known = new TreeSet<>(registries.packages());
        project.lockToKeep()
                .ifPresent(lock -> lock.packages()
                        .forEach(held -> known.add(held.coordinate().name())));
        return List.copyOf(known);
    }

    /** @param previous the lock whose choices are kept */
    Question question(ThisTime thisTime, Optional<Lockfile> previous) {
        registries.expect(Outlook.of(manifest, previous));
        Question question = new Question(manifest, platforms, thisTime.rules(manifest.policy(), clock), effort);
        question.checkNames(registries);
        return question;
    }

    /** The lock an answer makes, and how it differs from the one on disk. */
    LockReport report(Question question, Answer answer, Freedom freedom) {
        Digest inputs = LockInputs.digest(project, manifest);
        Lockfile lock = new LockComposer(
                        manifest, host, question.rules().leeway().use(), registries)
                .compose(inputs, answer.resolutions());
        Optional<byte[]> bytes = project.lockBytes();
        boolean changed = bytes.isEmpty() || !Arrays.equals(bytes.get(), LockfileCodec.write(lock));
        Optional<Lockfile> before = bytes.flatMap(project::lockIfReadable);
        ChangeReasons reasons = new ChangeReasons(before, answer, question, registries, freedom);
        return new LockReport(
                lock,
                changed,
                TargetChange.between(before, lock),
                LockChange.between(before, lock, reasons::of),
                answer.divergences(),
                notes(answer, lock),
                warnings(answer));
    }

    List<LockNote> notes(Answer answer, Lockfile lock) {
        List<LockNote> notes = new ArrayList<>(SystemNotes.of(lock, platforms));
        notes.addAll(notes(answer));
        return notes;
    }

    private static List<LockNote> notes(Answer answer) {
        List<LockNote> notes = new ArrayList<>();
        answer.resolutions()
                .forEach((target, resolution) -> resolution
                        .packages()
                        .forEach((slot, selected) -> selected.passedOver()
                                .forEach(why -> notes.add(new LockNote(target, slot, why.code(), why.text())))));
        return notes;
    }

    static List<LockNote> warnings(Answer answer) {
        List<LockNote> warnings = new ArrayList<>();
        answer.resolutions()
                .forEach((target, resolution) -> resolution
                        .packages()
                        .forEach((slot, selected) -> selected.warnings()
                                .forEach(warning -> warnings.add(
                                        new LockNote(target, slot, LockNote.code(warning.code()), warning.text())))));
        return warnings;
    }

    /** Puts a lock that was made in place. */
    void write(LockReport report) {
        if (report.changed()) {
            ProjectFile.replace(project.lockPath(), LockfileCodec.write(report.lock()));
        }
    }
}
