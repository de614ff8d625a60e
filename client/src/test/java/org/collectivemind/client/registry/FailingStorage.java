package org.collectivemind.client.registry;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.collectivemind.format.name.Coordinate;

/** A storage whose process dies at the n-th write. */
final class FailingStorage implements RegistryStorage {
    private final RegistryStorage storage;
    private int left;
    private boolean committed;

    FailingStorage(RegistryStorage storage, int writes) {
        this.storage = storage;
        this.left = writes;
    }

    /** Stands for the end of the process: nobody catches it on the way. */
    static final class Dead extends Error {
        private static final long serialVersionUID = 1;
    }

    /** Whether a root was put before the end. */
    boolean committed() {
        return committed;
    }

    private void step() {
        if (left-- == 0) {
            throw new Dead();
        }
    }

    @Override
    public Optional<byte[]> read(String path, long maxBytes) {
        return storage.read(path, maxBytes);
    }

    @Override
    public void write(String path, byte[] bytes) {
        step();
        storage.write(path, bytes);
    }

    @Override
    public void write(String path, Path source) {
        step();
        storage.write(path, source);
    }

    @Override
    public boolean putIfAbsent(String directory, String fileName, byte[] bytes) {
        step();
        committed = storage.putIfAbsent(directory, fileName, bytes);
        return committed;
    }

    @Override
    public Turn takeTurn(Coordinate coordinate) {
        return storage.takeTurn(coordinate);
    }

    @Override
    public OptionalLong newestRootHint() {
        return storage.newestRootHint();
    }

    @Override
    public URI uri(String path) {
        return storage.uri(path);
    }

    @Override
    public String location() {
        return storage.location();
    }
}
