package org.collectivemind.client.registry.maven;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.index.Shard;
import org.collectivemind.format.index.ShardLine;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.format.release.Release;
import org.collectivemind.format.version.Constraint;
import org.collectivemind.format.version.Version;
import org.collectivemind.format.version.VersionScheme;
import org.collectivemind.format.version.VersionSet;

/**
 * What Maven clients read of a published package: a POM and the list of versions. Ours never read either. A package is of
 * packaging {@code pom}, its payloads are artifacts with a classifier: {@code group:name:version:tar.zst:variant}.
 */
public final class MavenDescriptor {
    private static final DateTimeFormatter LAST_UPDATED =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private MavenDescriptor() {}

    /** The POM, UTF-8. Dependencies of single variants are not in it: a POM has one list for all of them. */
    public static byte[] pom(Release release) {
        PackageName name = release.coordinate().name();
        XmlText xml = new XmlText()
                .open(
                        "project",
                        " xmlns=\"http://maven.apache.org/POM/4.0.0\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                                + " xsi:schemaLocation=\"http://maven.apache.org/POM/4.0.0"
                                + " http://maven.apache.org/xsd/maven-4.0.0.xsd\"")
                .element("modelVersion", "4.0.0")
                .element("groupId", name.group())
                .element("artifactId", name.name())
                .element("version", release.coordinate().version().text())
                .element("packaging", "pom")
                .element("name", literal(name.name()));
        if (!release.description().isEmpty()) {
            xml.element("description", literal(release.description()));
        }
        if (!release.license().isEmpty()) {
            xml.open("licenses").open("license").element("name", literal(release.license()));
            xml.close("license").close("licenses");
        }
        dependencies(
                xml,
                release.relations().dependencies().stream()
                        .filter(PackageDependency.class::isInstance)
                        .map(PackageDependency.class::cast)
                        // Maven has one place for a package, and no choice between several.
                        .filter(dependency -> dependency.alias().isEmpty())
                        .toList());
        return bytes(xml.close("project"));
    }

    /** Maven fills in <code>${…}</code>, and fails on a description that names itself; ours are words of a text. */
    private static String literal(String text) {
        return text.replace("${", "$ {");
    }

    private static void dependencies(XmlText xml, List<PackageDependency> dependencies) {
        Map<PackageName, List<PackageDependency>> byName = new TreeMap<>();
        dependencies.forEach(dependency -> byName.computeIfAbsent(dependency.name(), any -> new ArrayList<>())
                .add(dependency));
        if (byName.isEmpty()) {
            return;
        }
        xml.open("dependencies");
        byName.forEach((name, asked) -> {
            xml.open("dependency").element("groupId", name.group()).element("artifactId", name.name());
            xml.element("version", range(asked)).element("type", "pom");
            exclusions(xml, asked);
            xml.close("dependency");
        });
        xml.close("dependencies");
    }

    /** A package asked for twice is in Maven one dependency that pleases both. */
    private static String range(List<PackageDependency> asked) {
        VersionScheme scheme = scheme(asked);
        VersionSet set = VersionSet.all(scheme);
        for (PackageDependency dependency : asked) {
            set = set.intersect(dependency.constraint().in(scheme));
        }
        return set.toMavenRange();
    }

    /** Where a package is published is not known here; a version that only Maven's scheme can read tells. */
    private static VersionScheme scheme(List<PackageDependency> asked) {
        return asked.stream().map(PackageDependency::constraint).allMatch(MavenDescriptor::isSemantic)
                ? VersionScheme.CM
                : VersionScheme.MAVEN;
    }

    private static boolean isSemantic(Constraint constraint) {
        try {
            constraint.in(VersionScheme.CM);
            return true;
        } catch (MalformedText mavens) {
            return false;
        }
    }

    private static void exclusions(XmlText xml, List<PackageDependency> asked) {
        List<PackageName> everywhere = asked.get(0).exclusions().stream()
                .filter(excluded -> asked.stream()
                        .allMatch(dependency -> dependency.exclusions().contains(excluded)))
                .toList();
        if (everywhere.isEmpty()) {
            return;
        }
        xml.open("exclusions");
        for (PackageName excluded : everywhere) {
            xml.open("exclusion").element("groupId", excluded.group()).element("artifactId", excluded.name());
            xml.close("exclusion");
        }
        xml.close("exclusions");
    }

    /**
     * {@code maven-metadata.xml}, UTF-8. Maven knows no yanking: a yanked version is not listed, so that ranges pass it by, and
     * still there for who names it.
     */
    public static byte[] metadata(Shard committed, Instant now) {
        List<Version> versions = committed.lines().stream()
                .filter(line -> line.yanked().isEmpty())
                .map(MavenDescriptor::version)
                .toList();
        XmlText xml = new XmlText()
                .open("metadata")
                .element("groupId", committed.name().group())
                .element("artifactId", committed.name().name())
                .open("versioning");
        last(versions).ifPresent(latest -> xml.element("latest", latest.text()));
        last(versions.stream().filter(version -> !version.isPrerelease()).toList())
                .ifPresent(release -> xml.element("release", release.text()));
        xml.open("versions");
        versions.forEach(version -> xml.element("version", version.text()));
        xml.close("versions").element("lastUpdated", LAST_UPDATED.format(now));
        return bytes(xml.close("versioning").close("metadata"));
    }

    private static Version version(ShardLine line) {
        return line.release().coordinate().version();
    }

    private static Optional<Version> last(List<Version> versions) {
        return versions.isEmpty() ? Optional.empty() : Optional.of(versions.get(versions.size() - 1));
    }

    private static byte[] bytes(XmlText xml) {
        return xml.toString().getBytes(StandardCharsets.UTF_8);
    }
}
