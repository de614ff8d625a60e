package org.collectivemind.client.registry;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/** Where the files of a Collective Mind registry lie. Paths are relative to the registry's root, with {@code /}. */
public interface RegistryStorage {
    /**
     * The whole of a small file.
     *
     * @param maxBytes more than this is refused as an attack or a mistake
     */
    Optional<byte[]> read(String path, long maxBytes);

    /** Replaces or makes a file, atomically for readers. */
    void write(String path, byte[] bytes);

    /** Copies {@code source} to {@code path}, atomically for readers. */
    void write(String path, Path source);

    /**
     * Puts {@code fileName} into the new directory {@code directory} if nobody did before: of any number of racing writers exactly
     * one gets true, and readers see the whole file or nothing.
     */
    boolean putIfAbsent(String directory, String fileName, byte[] bytes);

    /**
     * Waits until no other publisher writes what concerns this subject, a version or a package's listing, and keeps others waiting
     * until it is closed. Files beside a manifest are replaced until the version is committed, so two publishers at once could
     * commit the one's manifest over the other's payloads.
     */
    Turn takeTurn(String subject);

    /** The right to write what concerns one subject. */
    interface Turn {
        void close();
    }

    /** The newest root this storage can tell cheaply; readers look further from there. Empty where it cannot tell. */
    OptionalLong newestRootHint();

    /** Whether reading costs no request. */
    default boolean isNear() {
        return false;
    }

    /** Where a reader fetches {@code path}. */
    URI uri(String path);

    /** How messages call this registry. */
    String location();
}
