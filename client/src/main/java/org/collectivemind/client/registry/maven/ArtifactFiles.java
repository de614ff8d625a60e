package org.collectivemind.client.registry.maven;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.collectivemind.client.registry.maven.ArtifactFetch.Fetched;
import org.collectivemind.format.archive.EntryPath;
import org.collectivemind.format.manifest.RegistryLocation.PlainMaven;
import org.collectivemind.format.release.Exports;
import org.collectivemind.format.release.FileEntry;
import org.collectivemind.format.release.MavenArtifact;
import org.collectivemind.format.release.Payload;
import org.collectivemind.format.release.PayloadOrigin;
import org.collectivemind.format.release.Relations;
import org.collectivemind.format.release.Variant;

/** Collects the files of a variant: each its own payload, laid out in {@code lib/}, the jars on the class path. */
final class ArtifactFiles {
    private final PlainMaven location;
    private final List<Payload> payloads = new ArrayList<>();
    private final List<FileEntry> entries = new ArrayList<>();
    private final List<EntryPath> classPath = new ArrayList<>();

    ArtifactFiles(PlainMaven location) {
        this.location = location;
    }

    void add(MavenArtifact artifact, Fetched fetched) {
        EntryPath path = new EntryPath("lib/" + fileName(artifact));
        entries.add(new FileEntry(path, fetched.size(), fetched.sha256(), false, payloads.size(), Optional.empty()));
        payloads.add(new Payload(
                new PayloadOrigin.Maven(artifact, location.id()),
                Payload.Format.RAW,
                fetched.size(),
                fetched.sha256(),
                fetched.parts()));
        if (artifact.extension().equals("jar")) {
            classPath.add(path);
        }
    }

    private static String fileName(MavenArtifact artifact) {
        return artifact.path().substring(artifact.path().lastIndexOf('/') + 1);
    }

    Variant variant(ClassifierVariant variant) {
        SortedMap<String, List<EntryPath>> prepend = new TreeMap<>();
        if (!classPath.isEmpty()) {
            prepend.put("CLASSPATH", classPath);
        }
        return new Variant(
                variant.id(),
                variant.attributes(),
                variant.requires(),
                Relations.NONE,
                payloads,
                entries,
                new Exports(new TreeMap<>(), prepend, List.of(), new TreeMap<>()));
    }
}
