package org.collectivemind.testrepos.maven;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.collectivemind.format.name.PackageName;

/** The text of a POM (Maven model 4.0.0). */
record Pom(
        Gav gav,
        String packaging,
        Optional<Gav> parent,
        SortedMap<String, String> properties,
        List<PomDependency> managed,
        List<PomDependency> dependencies,
        boolean gradleMetadata) {
    /** What one artifact version is called. */
    record Gav(PackageName name, String version) {}

    String text() {
        Xml xml = new Xml();
        if (gradleMetadata) {
            // Without this line Gradle, and whoever does as Gradle does, ignores the module file.
            xml.comment("do_not_remove: published-with-gradle-metadata");
        }
        xml.open("project", " xmlns=\"http://maven.apache.org/POM/4.0.0\"");
        xml.element("modelVersion", "4.0.0");
        parent.ifPresent(above -> xml.nested("parent", () -> write(xml, above)));
        write(xml, gav);
        xml.element("packaging", packaging);
        if (!properties.isEmpty()) {
            xml.nested("properties", () -> {
                for (Map.Entry<String, String> property : properties.entrySet()) {
                    xml.element(property.getKey(), property.getValue());
                }
            });
        }
        if (!managed.isEmpty()) {
            xml.nested("dependencyManagement", () -> write(xml, managed));
        }
        if (!dependencies.isEmpty()) {
            write(xml, dependencies);
        }
        return xml.close("project").text();
    }

    private static void write(Xml xml, Gav gav) {
        xml.element("groupId", gav.name().group());
        xml.element("artifactId", gav.name().name());
        xml.element("version", gav.version());
    }

    private static void write(Xml xml, List<PomDependency> dependencies) {
        xml.nested("dependencies", () -> {
            for (PomDependency each : dependencies) {
                xml.nested("dependency", () -> write(xml, each));
            }
        });
    }

    private static void write(Xml xml, PomDependency dependency) {
        xml.element("groupId", dependency.name().group());
        xml.element("artifactId", dependency.name().name());
        xml.elementUnlessEmpty("version", dependency.version());
        xml.elementUnlessEmpty("type", dependency.type());
        xml.elementUnlessEmpty("classifier", dependency.classifier());
        xml.elementUnlessEmpty("scope", dependency.scope());
        xml.elementUnlessEmpty("optional", dependency.optional() ? "true" : "");
        if (!dependency.exclusions().isEmpty()) {
            xml.nested("exclusions", () -> {
                for (PackageName excluded : dependency.exclusions()) {
                    xml.nested("exclusion", () -> {
                        xml.element("groupId", excluded.group());
                        xml.element("artifactId", excluded.name());
                    });
                }
            });
        }
    }
}
