package org.collectivemind.client.project;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;
import org.collectivemind.format.error.NearestKey;
import org.collectivemind.format.lock.LockedPackage;
import org.collectivemind.format.lock.Lockfile;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.name.PackageSpec;

/** Finds which package a user means by a name whose group may be left out. */
public final class ProjectPackages {
    private ProjectPackages() {}

    /** A package of the project's lock. */
    public static PackageName inLock(Project project, PackageSpec spec) {
        Lockfile lock = project.lock().orElseThrow(() -> new NoLock(project.directory()));
        List<PackageName> names = lock.packages().stream()
                .map(locked -> locked.coordinate().name())
                .distinct()
                .toList();
        return among(names, spec, "cm.lock");
    }

    /** A package of the project's lock in its place: under the alias that is typed, or under its only one. */
    public static PackageSlot placeInLock(Project project, PackageSpec spec) {
        Lockfile lock = project.lock().orElseThrow(() -> new NoLock(project.directory()));
        return placeAmong(lock.packages().stream().map(LockedPackage::slot).toList(), spec, "cm.lock");
    }

    /** Likewise of others. @param place where {@code known} are, for messages */
    public static PackageSlot placeAmong(Collection<PackageSlot> known, PackageSpec spec, String place) {
        PackageName name =
                among(known.stream().map(PackageSlot::name).distinct().toList(), spec, place);
        List<PackageSlot> places = known.stream()
                .filter(slot -> slot.name().equals(name))
                .distinct()
                .toList();
        PackageSlot typed = new PackageSlot(name, spec.alias());
        if (places.contains(typed)) {
            return typed;
        } else if (spec.alias().isEmpty() && places.size() == 1) {
            return places.get(0);
        }
        throw new NotThere(
                typed.toString(),
                place,
                List.of("there is "
                        + places.stream().map(there -> "`" + there + "`").collect(Collectors.joining(", "))));
    }

    /** @param place where {@code known} are, for messages */
    public static PackageName among(Collection<PackageName> known, PackageSpec spec, String place) {
        return among(known, spec, place, List.of());
    }

    /** @param place of registries some of which may not be listed, for messages */
    public static PackageName amongListed(Collection<PackageName> known, PackageSpec spec, String place) {
        return among(known, spec, place, List.of("a package whose registry cannot be listed is named `group:name`"));
    }

    private static PackageName among(
            Collection<PackageName> known, PackageSpec spec, String place, List<String> otherwise) {
        List<PackageName> meant = known.stream()
                .filter(name -> name.name().equals(spec.name()))
                .filter(name -> spec.group().map(name.group()::equals).orElse(true))
                .sorted()
                .toList();
        if (meant.size() == 1) {
            return meant.get(0);
        }
        String typed = spec.group().map(group -> group + ":").orElse("") + spec.name();
        if (meant.isEmpty()) {
            throw new NotThere(
                    typed,
                    place,
                    NearestKey.of(
                                    spec.name(),
                                    known.stream().map(PackageName::name).toList())
                            .map(near -> List.of("did you mean `" + near + "`?"))
                            .orElse(otherwise));
        }
        throw new Ambiguous(typed, meant);
    }

    /** No package of that name is there. */
    public static final class NotThere extends CmException {
        NotThere(String typed, String place, List<String> hints) {
            super(ExitCode.USAGE, "there is no package `" + typed + "` in " + place, List.of(), hints);
        }
    }

    /** Several groups have a package of that name. */
    public static final class Ambiguous extends CmException {
        Ambiguous(String typed, List<PackageName> meant) {
            super(
                    ExitCode.USAGE,
                    "`" + typed + "` may be any of " + meant.size() + " packages",
                    List.of(meant.stream().map(PackageName::toString).collect(Collectors.joining(", "))),
                    List.of("name it with its group"));
        }
    }
}
