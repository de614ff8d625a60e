package org.collectivemind.client.project;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.collectivemind.client.project.ChangeReason.Code;
import org.collectivemind.client.project.Edges.Edge;
import org.collectivemind.client.project.Selection.Pick;
import org.collectivemind.client.registry.Registries;
import org.collectivemind.format.lock.Lockfile;
import org.collectivemind.format.manifest.ResolutionMode;
import org.collectivemind.format.manifest.SystemUse;
import org.collectivemind.format.manifest.TargetDeclaration;
import org.collectivemind.format.manifest.TargetName;
import org.collectivemind.format.manifest.Unify;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.version.Version;
import org.collectivemind.resolver.request.VariantEntry;
import org.collectivemind.resolver.request.VersionEntry;

/**
 * Finds why a package of an answer is not what it was in the lock: the first fact, from the plainest to the most entangled, that
 * keeps the old candidate out.
 */
final class ChangeReasons {
    private final Optional<Lockfile> before;
    private final SortedMap<TargetName, Selection> after = new TreeMap<>();
    private final Question question;
    private final Candidates candidates;
    private final Freedom freedom;
    private final Map<TargetName, Edges> edges = new TreeMap<>();

    /** @param freedom what was free to move */
    ChangeReasons(Optional<Lockfile> before, Answer after, Question question, Registries registries, Freedom freedom) {
        this.before = before;
        after.resolutions().forEach((target, resolution) -> this.after.put(target, Selection.of(resolution)));
        this.question = question;
        this.candidates = new Candidates(registries, question.rules().leeway());
        this.freedom = freedom;
    }

    ChangeReason of(PackageSlot slot) {
        for (TargetDeclaration declared : question.manifest().targets()) {
            TargetName target = declared.name();
            Optional<Pick> old =
                    before.map(lock -> Selection.of(lock, target).picks().get(slot));
            Optional<Pick> now = Optional.ofNullable(after.get(target).picks().get(slot));
            if (now.isEmpty() && old.isPresent()) {
                return gone(slot, target);
            } else if (now.isPresent() && old.isEmpty()) {
                return came(slot, target);
            } else if (now.isPresent() && !now.get().sameCandidate(old.get())) {
                return moved(slot, target, old.get(), now.get());
            }
        }
        return new ChangeReason(Code.UNNEEDED, "the targets of cm.yaml are others");
    }

    private ChangeReason gone(PackageSlot slot, TargetName target) {
        if (question.rules().excludes().contains(slot.name())) {
            return new ChangeReason(Code.POLICY, "cm.yaml excludes it");
        }
        boolean root = before.flatMap(lock -> lock.target(target))
                .map(locked -> locked.roots().contains(slot))
                .orElse(false);
        return root
                ? new ChangeReason(Code.ASKED, "cm.yaml no longer asks for it")
                : new ChangeReason(Code.UNNEEDED, "nothing needs it any more");
    }

    private ChangeReason came(PackageSlot slot, TargetName target) {
        return edges(target).into(slot).stream()
                .findFirst()
                .flatMap(Edge::from)
                .map(from -> new ChangeReason(
                        Code.NEEDED,
                        from + " " + after.get(target).picks().get(from).version() + " needs it"))
                .orElse(new ChangeReason(Code.ASKED, "cm.yaml asks for it"));
    }

    private ChangeReason moved(PackageSlot slot, TargetName target, Pick old, Pick now) {
        if (freedom.named(slot.name())) {
            return new ChangeReason(Code.ASKED, "it was asked for");
        }
        Optional<ChangeReason> origin = origin(slot, old, now);
        if (origin.isPresent()) {
            return origin.get();
        }
        Optional<VersionEntry> entry = candidates.entry(slot.name(), old.version());
        Optional<VariantEntry> variant = candidates.variant(slot.name(), old);
        if (entry.isEmpty() || variant.isEmpty()) {
            if (old.isSystem()) {
                return new ChangeReason(Code.NO_LONGER_FITS, old + " is no longer what the package takes of a machine");
            }
            return new ChangeReason(Code.UNPUBLISHED, old + " is no longer published");
        }
        return obstacles(target)
                .to(slot, entry.get(), List.of(variant.get()))
                .or(() -> tooNew(entry.get()))
                .or(() -> follows(slot, target, now.version()))
                .or(() -> unified(slot, target, entry.get()))
                .or(() -> entry.get()
                        .yanked()
                        .filter(why -> freedom.everything())
                        .map(why -> new ChangeReason(Code.YANKED, old.version() + " was yanked (" + why + ")")))
                .orElseGet(() -> entangled(old, now));
    }

    /** Between what is published and what the machine has, the policy may have decided alone. */
    private Optional<ChangeReason> origin(PackageSlot slot, Pick old, Pick now) {
        if (old.isSystem() == now.isSystem()) {
            return Optional.empty();
        }
        SystemUse use = question.rules().leeway().system().of(slot.name());
        Optional<String> text = switch (use) {
            case NEVER -> Optional.of("the policy does not take it from the machine");
            case ONLY -> Optional.of("the policy takes it from the machine only");
            case PREFER ->
                Optional.of("the policy prefers what the machine has")
                        .filter(any -> now.isSystem() && freedom.everything());
            case AVOID ->
                Optional.of("the policy avoids what the machine has")
                        .filter(any -> old.isSystem() && freedom.everything());
        };
        return text.map(words -> new ChangeReason(Code.POLICY, words));
    }

    /** What is locked may be newer than the cutoff; what is free to move may not. */
    private Optional<ChangeReason> tooNew(VersionEntry entry) {
        Optional<Instant> cutoff = question.rules().cutoff().filter(any -> freedom.everything());
        return cutoff.filter(limit ->
                        entry.published().map(moment -> moment.isAfter(limit)).orElse(true))
                .map(limit -> new ChangeReason(
                        Code.POLICY,
                        entry.version()
                                + (entry.published().isPresent()
                                        ? " was published after " + limit
                                        : " has no known date")));
    }

    private Obstacles obstacles(TargetName target) {
        return new Obstacles(
                after.get(target),
                edges(target),
                question.rules(),
                target,
                question.platforms().get(target));
    }

    private Edges edges(TargetName target) {
        return edges.computeIfAbsent(
                target, key -> new Edges(after.get(target), question.manifest().dependencies(), candidates.source()));
    }

    private Optional<ChangeReason> follows(PackageSlot slot, TargetName target, Version now) {
        return question.manifest().targets().stream()
                .map(TargetDeclaration::name)
                .takeWhile(earlier -> !earlier.equals(target))
                .filter(earlier -> Optional.ofNullable(
                                after.get(earlier).picks().get(slot))
                        .filter(pick -> pick.version().equals(now))
                        .isPresent())
                .findFirst()
                .map(earlier -> new ChangeReason(Code.FOLLOWS, "target `" + earlier + "` has " + now));
    }

    /** Where all targets must have one version, another one may not take it. */
    private Optional<ChangeReason> unified(PackageSlot slot, TargetName target, VersionEntry entry) {
        return question.manifest().targets().stream()
                .filter(other -> question.manifest().policy().unify() == Unify.REQUIRE)
                .map(TargetDeclaration::name)
                .filter(other -> !other.equals(target))
                .flatMap(other -> obstacles(other).to(slot, entry, entry.variants()).stream())
                .findFirst()
                .map(reason ->
                        new ChangeReason(Code.FOLLOWS, "all targets are to have one version, and " + reason.text()));
    }

    private ChangeReason entangled(Pick old, Pick now) {
        if (!freedom.everything()) {
            return new ChangeReason(Code.NO_LONGER_FITS, old + " no longer fits with the rest");
        }
        int order = now.version().compareTo(old.version());
        if (order == 0) {
            return new ChangeReason(Code.BEST, "it is the best that fits");
        }
        return order > 0
                ? new ChangeReason(Code.NEWEST, "it is the newest that fits")
                : new ChangeReason(
                        Code.LOWEST,
                        question.rules().resolution() == ResolutionMode.HIGHEST
                                ? old + " does not fit with the rest"
                                : "it is the lowest that fits");
    }
}
