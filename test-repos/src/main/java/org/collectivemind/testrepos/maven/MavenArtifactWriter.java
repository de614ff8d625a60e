package org.collectivemind.testrepos.maven;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.collectivemind.format.name.PackageName;

/** One version about to be published: collects what goes into its POM and its files. */
public final class MavenArtifactWriter {
    private final MavenRepositoryWriter repository;
    private final Pom.Gav gav;
    private final List<PomDependency> dependencies = new ArrayList<>();
    private final List<PomDependency> managed = new ArrayList<>();
    private final TreeMap<String, String> properties = new TreeMap<>();
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private Optional<Pom.Gav> parent = Optional.empty();
    private String packaging = "jar";
    private boolean gradleMetadata;

    MavenArtifactWriter(MavenRepositoryWriter repository, Pom.Gav gav) {
        this.repository = repository;
        this.gav = gav;
    }

    public MavenArtifactWriter depends(PomDependency dependency) {
        dependencies.add(dependency);
        return this;
    }

    /** A soft version, compile scope. */
    public MavenArtifactWriter depends(String name, String version) {
        return depends(PomDependency.on(name, version));
    }

    /** An entry of {@code <dependencyManagement>}. */
    public MavenArtifactWriter manages(PomDependency dependency) {
        managed.add(dependency);
        return this;
    }

    public MavenArtifactWriter parent(String name, String version) {
        parent = Optional.of(new Pom.Gav(PackageName.parse(name), version));
        return this;
    }

    public MavenArtifactWriter property(String key, String value) {
        properties.put(key, value);
        return this;
    }

    public MavenArtifactWriter packaging(String changed) {
        packaging = changed;
        return this;
    }

    public MavenArtifactWriter jar(Map<String, String> entries) {
        return file("", "jar", Jar.of(entries));
    }

    public MavenArtifactWriter classified(String classifier, Map<String, String> entries) {
        return file(classifier, "jar", Jar.of(entries));
    }

    /**
     * Any other file of the version.
     *
     * @param classifier may be empty
     * @param extension without its dot
     */
    public MavenArtifactWriter file(String classifier, String extension, byte[] content) {
        String dash = classifier.isEmpty() ? "" : "-" + classifier;
        files.put(dash + '.' + extension, content.clone());
        return this;
    }

    /** Gradle Module Metadata, and the mark in the POM that makes consumers look for it. */
    public MavenArtifactWriter gradleModule(String json) {
        gradleMetadata = true;
        return file("", "module", json.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes all of it and lists the version. */
    public MavenRepositoryWriter publish() {
        Pom pom = new Pom(gav, packaging, parent, properties, managed, dependencies, gradleMetadata);
        repository.write(gav, ".pom", pom.text().getBytes(StandardCharsets.UTF_8));
        files.forEach((suffix, content) -> repository.write(gav, suffix, content));
        repository.list(gav);
        return repository;
    }
}
