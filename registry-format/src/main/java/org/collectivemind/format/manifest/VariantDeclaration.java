package org.collectivemind.format.manifest;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.release.Axis;
import org.collectivemind.format.release.Exports;
import org.collectivemind.format.release.Relations;
import org.collectivemind.format.release.VariantId;
import org.collectivemind.format.requirement.Requirement;
import org.collectivemind.format.resource.Resources;

/**
 * One build as its author writes it.
 *
 * @param id given, or {@link #idOf made} of the values of {@code when}
 * @param when its place in the matrix of axes
 * @param resources stand in place of the package's
 * @param files its own files: paths and globs relative to the manifest
 * @param sources upstream payloads that are not re-hosted
 */
public record VariantDeclaration(
        VariantId id,
        Attributes when,
        Requirement requires,
        Optional<Resources> resources,
        List<String> files,
        List<SourceDeclaration> sources,
        Relations relations,
        Exports exports) {
    private static final Pattern UNFIT = Pattern.compile("^[^a-z0-9_]|[^a-z0-9._-]");

    public VariantDeclaration {
        files = List.copyOf(files);
        sources = List.copyOf(sources);
        files.forEach(file -> PathPattern.check("file path", file));
    }

    /** The one variant of a package that declares none. */
    public static VariantDeclaration only() {
        return new VariantDeclaration(
                VariantId.DEFAULT,
                Attributes.NONE,
                Requirement.ALWAYS,
                Optional.empty(),
                List.of(),
                List.of(),
                Relations.NONE,
                Exports.NONE);
    }

    /**
     * The id of a variant that is given none: its values in the order of the axes, joined by {@code -}, in lower case, with
     * {@code _} for what an id may not hold; {@code default} where it has no values.
     */
    public static VariantId idOf(List<Axis> axes, Attributes when) {
        String text = axes.stream()
                .flatMap(axis -> when.get(axis.key()).stream())
                .map(value -> UNFIT.matcher(value.toLowerCase(Locale.ROOT)).replaceAll("_"))
                .collect(Collectors.joining("-"));
        return text.isEmpty() ? VariantId.DEFAULT : VariantId.parse(text);
    }
}
