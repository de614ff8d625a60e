package org.collectivemind.client.registry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.collectivemind.format.name.Coordinate;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.Release;
import org.collectivemind.format.version.Version;
import org.collectivemind.resolver.request.VersionEntry;

/** Looks through the newest version of every package of the registries that can be listed. */
public final class Search {
    private final Registries registries;

    public Search(Registries registries) {
        this.registries = registries;
    }

    /** A package that fits. */
    public record Hit(String name, String version, String kind, String description, List<String> tags) {}

    /**
     * @param words each must appear in name, description, tags or meta; {@code key=value} must be in meta
     * @param kind empty for any
     */
    public List<Hit> run(List<String> words, List<String> tags, String kind) {
        List<Hit> hits = new ArrayList<>();
        Collection<PackageName> names = tags.isEmpty() ? registries.packages() : registries.tagged(new TreeSet<>(tags));
        for (PackageName name : names) {
            Release release = newest(name);
            boolean fits = release.tags().containsAll(tags)
                    && (kind.isEmpty() || release.kind().id().equals(kind))
                    && words.stream().allMatch(word -> mentions(release, word));
            if (fits) {
                hits.add(new Hit(
                        name.toString(),
                        release.coordinate().version().text(),
                        release.kind().id(),
                        release.description(),
                        release.tags()));
            }
        }
        return hits;
    }

    private Release newest(PackageName name) {
        Version version = registries.versions(name).orElseThrow(() -> registries.unknown(name)).versions().stream()
                .max(Comparator.comparing((VersionEntry entry) -> entry.yanked().isEmpty())
                        .thenComparing(entry -> !entry.version().isPrerelease())
                        .thenComparing(VersionEntry::version))
                .map(VersionEntry::version)
                .orElseThrow(() -> registries.unknown(name));
        return registries.release(new Coordinate(name, version));
    }

    private static boolean mentions(Release release, String word) {
        int equals = word.indexOf('=');
        if (equals > 0) {
            Object value = release.meta().values().get(word.substring(0, equals));
            return value != null && value.toString().equals(word.substring(equals + 1));
        }
        String wanted = word.toLowerCase(Locale.ROOT);
        return contains(release.coordinate().name().toString(), wanted)
                || contains(release.description(), wanted)
                || release.tags().stream().anyMatch(tag -> contains(tag, wanted))
                || inMeta(release.meta().values(), wanted);
    }

    private static boolean inMeta(Object value, String wanted) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .anyMatch(entry -> contains(entry.getKey().toString(), wanted) || inMeta(entry.getValue(), wanted));
        }
        return value instanceof List<?> list
                ? list.stream().anyMatch(item -> inMeta(item, wanted))
                : value != null && contains(value.toString(), wanted);
    }

    private static boolean contains(String text, String wanted) {
        return text.toLowerCase(Locale.ROOT).contains(wanted);
    }
}
