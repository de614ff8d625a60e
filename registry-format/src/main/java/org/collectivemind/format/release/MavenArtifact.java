package org.collectivemind.format.release;

import java.util.regex.Pattern;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.name.PackageName;

/**
 * A file in a plain Maven repository: {@code group:name:version[:classifier[:extension]]}, as text in that order.
 *
 * @param classifier empty for the main artifact
 */
public record MavenArtifact(PackageName name, String version, String classifier, String extension) {
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._+-]{0,199}");
    private static final Pattern CLASSIFIER = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,199}|");
    private static final Pattern EXTENSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.]{0,50}");

    public MavenArtifact {
        if (!VERSION.matcher(version).matches()
                || !CLASSIFIER.matcher(classifier).matches()
                || !EXTENSION.matcher(extension).matches()) {
            throw new MalformedText(
                    "Maven artifact",
                    name + ":" + version + ":" + classifier + ":" + extension,
                    "`group:name:version[:classifier[:extension]]` is wanted");
        }
    }

    public static MavenArtifact parse(String text) {
        String[] fields = text.split(":", -1);
        if (fields.length < 3 || fields.length > 5) {
            throw new MalformedText("Maven artifact", text, "`group:name:version[:classifier[:extension]]` is wanted");
        }
        return new MavenArtifact(
                new PackageName(fields[0], fields[1]),
                fields[2],
                fields.length > 3 ? fields[3] : "",
                fields.length > 4 ? fields[4] : "jar");
    }

    /** Where a Maven 2 repository keeps it, relative to the repository's root. */
    public String path() {
        return name.group().replace('.', '/') + "/" + name.name() + "/" + version + "/" + name.name() + "-" + version
                + (classifier.isEmpty() ? "" : "-" + classifier) + "." + extension;
    }

    @Override
    public String toString() {
        String base = name + ":" + version;
        if (!extension.equals("jar")) {
            return base + ":" + classifier + ":" + extension;
        }
        return classifier.isEmpty() ? base : base + ":" + classifier;
    }
}
