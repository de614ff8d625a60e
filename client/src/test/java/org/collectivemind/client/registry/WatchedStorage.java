package org.collectivemind.client.registry;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** A storage that lets a test do something before each write, such as dying. */
final class WatchedStorage implements RegistryStorage {
    private final RegistryStorage storage;
    private final Consumer<String> beforeWriting;
    private boolean committed;

    /** @param beforeWriting gets the path */
    WatchedStorage(RegistryStorage storage, Consumer<String> beforeWriting) {
        this.storage = storage;
        this.beforeWriting = beforeWriting;
    }

    /** Whether its root was put. */
    boolean committed() {
        return committed;
    }

    @Override
    public Optional<byte[]> read(String path, long maxBytes) {
        return storage.read(path, maxBytes);
    }

    @Override
    public void write(String path, byte[] bytes) {
        beforeWriting.accept(path);
        storage.write(path, bytes);
    }

    @Override
    public void write(String path, Path source) {
        beforeWriting.accept(path);
        storage.write(path, source);
    }

    @Override
    public boolean putIfAbsent(String directory, String fileName, byte[] bytes) {
        beforeWriting.accept(directory + "/" + fileName);
        committed = storage.putIfAbsent(directory, fileName, bytes);
        return committed;
    }

    @Override
    public Turn takeTurn(String subject) {
        return storage.takeTurn(subject);
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
