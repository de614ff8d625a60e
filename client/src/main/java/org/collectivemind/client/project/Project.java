package org.collectivemind.client.project;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.collectivemind.format.error.MalformedFile;
import org.collectivemind.format.lock.Lockfile;
import org.collectivemind.format.lock.LockfileCodec;
import org.collectivemind.format.manifest.ManifestReader;
import org.collectivemind.format.manifest.ParsedManifest;
import org.collectivemind.format.manifest.ProjectManifest;

/** A directory with a {@code cm.yaml}, a {@code cm.lock}, or both; a lock alone can be installed. */
public record Project(Path directory) {
    public static final String MANIFEST = "cm.yaml";
    public static final String LOCK = "cm.lock";
    /** Where the environment lies; never committed. */
    public static final String ENVIRONMENT = ".cm";

    /** The nearest directory at or above {@code start} that holds a manifest or a lock. */
    public static Project find(Path start) {
        return above(start).orElseThrow(() -> new NoProject(start));
    }

    /** The same where there may be none. */
    public static Optional<Project> above(Path start) {
        for (Path directory = start.toAbsolutePath().normalize();
                directory != null;
                directory = directory.getParent()) {
            if (Files.isRegularFile(directory.resolve(MANIFEST)) || Files.isRegularFile(directory.resolve(LOCK))) {
                return Optional.of(new Project(directory));
            }
        }
        return Optional.empty();
    }

    public Path manifestPath() {
        return directory.resolve(MANIFEST);
    }

    public Path lockPath() {
        return directory.resolve(LOCK);
    }

    public Path environmentPath() {
        return directory.resolve(ENVIRONMENT);
    }

    public String manifestText() {
        return read(manifestPath()).orElseThrow(() -> new NoProject(directory));
    }

    public ParsedManifest manifest() {
        return ManifestReader.read(manifestText(), manifestPath().toString());
    }

    /** The manifest, where it is of a project. */
    public ProjectManifest projectManifest() {
        if (manifest().manifest() instanceof ProjectManifest project) {
            return project;
        }
        throw new WrongManifest(manifestPath(), "a project", "a package");
    }

    public boolean hasManifest() {
        return Files.isRegularFile(manifestPath());
    }

    public Optional<Lockfile> lock() {
        return lockBytes().map(bytes -> LockfileCodec.read(bytes, lockPath().toString()));
    }

    /**
     * The lock whose choices a new one keeps. Of a merge that version control could not finish it is our side, which settles the
     * conflict by the manifest; any other damage is a failure.
     */
    Optional<Lockfile> lockToKeep() {
        Optional<byte[]> ours = lockBytes().flatMap(UnfinishedMerge::ours);
        return ours.isPresent() ? lockIfReadable(ours.get()) : lock();
    }

    /** A lock that does not parse is as good as none where it is about to be replaced. */
    Optional<Lockfile> lockIfReadable(byte[] bytes) {
        try {
            return Optional.of(LockfileCodec.read(bytes, lockPath().toString()));
        } catch (MalformedFile unreadable) {
            return Optional.empty();
        }
    }

    public Optional<byte[]> lockBytes() {
        try {
            return Optional.of(Files.readAllBytes(lockPath()));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new UnreadableProject(lockPath(), unreadable);
        }
    }

    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw new UnreadableProject(file, unreadable);
        }
    }
}
