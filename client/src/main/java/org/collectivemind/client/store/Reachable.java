package org.collectivemind.client.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.collectivemind.client.store.GarbageReport.Project;
import org.collectivemind.client.store.GarbageReport.Project.State;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.lock.LockedPackage;
import org.collectivemind.format.lock.LockedVariant;
import org.collectivemind.format.lock.Lockfile;
import org.collectivemind.format.lock.LockfileCodec;

/** What projects need: all that their locks pin, for every target, and what they have laid out, be it of an older lock. */
final class Reachable {
    /** Beside a lock: something is laid out. */
    private static final Path ENVIRONMENT = Path.of(".cm", "environment.json");

    private final StoreLayout layout;
    private final Trees trees;
    private final Set<Path> views = new HashSet<>();
    private final Set<String> treeDigits = new HashSet<>();
    private final Set<Digest> blobs = new HashSet<>();
    private final Map<Path, Long> lastUses = new HashMap<>();
    private final List<Project> projects = new ArrayList<>();
    private final List<Path> stale = new ArrayList<>();

    private Reachable(StoreLayout layout, Trees trees) {
        this.layout = layout;
        this.trees = trees;
    }

    /** @throws CannotReadStore where something is registered that cannot be understood: then nothing may be called garbage */
    static Reachable of(StoreLayout layout, Trees trees, Roots roots) {
        Reachable reachable = new Reachable(layout, trees);
        roots.all().forEach(reachable::add);
        return reachable;
    }

    boolean view(Path directory) {
        return views.contains(directory);
    }

    boolean tree(Digest tree) {
        return treeDigits.contains(tree.hex().substring(0, StoreLayout.VIEW_DIGITS));
    }

    /** A file somebody's lock or view has, or a payload such files come out of. */
    boolean blob(Digest blob) {
        return blobs.contains(blob);
    }

    /** When a project that has it laid out was installed last, in milliseconds; empty where none has. */
    Optional<Long> lastUse(Path view) {
        return Optional.ofNullable(lastUses.get(view));
    }

    List<Project> projects() {
        return projects;
    }

    /** Entries of projects that are gone. */
    List<Path> stale() {
        return stale;
    }

    private void add(Roots.Registered registered) {
        RootEntry entry = registered.entry();
        State state = state(entry);
        projects.add(new Project(entry.lockfile(), state));
        if (state == State.GONE) {
            stale.add(registered.file());
            return;
        }
        for (String name : entry.views()) {
            Path view = layout.views().resolve(name).normalize();
            lastUses.merge(view, registered.lastUse(), Math::max);
            laidOut(view);
        }
    }

    /** Marks what the lock pins on the way. */
    private State state(RootEntry entry) {
        try {
            pinned(LockfileCodec.read(
                    Files.readAllBytes(entry.lockfile()), entry.lockfile().toString()));
            return State.CURRENT;
        } catch (NoSuchFileException absent) {
            return isGone(entry) ? State.GONE : State.UNREADABLE;
        } catch (IOException | CmException unreadable) {
            return State.UNREADABLE;
        }
    }

    /** A project whose disk is not there for the moment is not gone. */
    private static boolean isGone(RootEntry entry) {
        return !Files.exists(entry.project().resolve(ENVIRONMENT))
                && Files.exists(entry.project().getRoot())
                && (entry.device().isEmpty() || entry.device().equals(RootEntry.deviceOf(entry.project())));
    }

    private void pinned(Lockfile lock) {
        for (LockedPackage locked : lock.packages()) {
            for (LockedVariant variant : locked.variants()) {
                variant.files().forEach(file -> blobs.add(file.sha256()));
                variant.payloads().forEach(payload -> blobs.add(payload.sha256()));
                Digest tree = Tree.of(variant.payloads(), variant.files()).digest();
                views.add(layout.view(new ViewName(locked.coordinate(), variant.id()), tree));
                treeDigits.add(tree.hex().substring(0, StoreLayout.VIEW_DIGITS));
            }
        }
    }

    private void laidOut(Path view) {
        String name = view.getFileName().toString();
        if (views.add(view) && name.matches(".*-[0-9a-f]{" + StoreLayout.VIEW_DIGITS + "}")) {
            String digits = name.substring(name.length() - StoreLayout.VIEW_DIGITS);
            treeDigits.add(digits);
            trees.find(digits).ifPresent(tree -> tree.files().forEach(file -> blobs.add(file.blob())));
        }
    }
}
