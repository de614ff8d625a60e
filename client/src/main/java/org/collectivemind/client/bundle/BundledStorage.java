package org.collectivemind.client.bundle;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.collectivemind.client.registry.ReadOnlyRegistry;
import org.collectivemind.client.registry.RegistryStorage;

/** A registry in a bundle: there is what the list names, with the bytes that it names. */
final class BundledStorage implements RegistryStorage {
    private final Bundle bundle;
    private final Path directory;
    private final String prefix;

    /** @param prefix of its paths in the list */
    BundledStorage(Bundle bundle, Path directory, String prefix) {
        this.bundle = bundle;
        this.directory = directory;
        this.prefix = prefix;
    }

    @Override
    public Optional<byte[]> read(String path, long maxBytes) {
        return bundle.read(prefix + path, maxBytes);
    }

    @Override
    public OptionalLong newestRootHint() {
        return OptionalLong.of(1);
    }

    @Override
    public boolean isNear() {
        return true;
    }

    @Override
    public URI uri(String path) {
        return directory.resolve(path).toUri();
    }

    @Override
    public String location() {
        return directory.toString();
    }

    @Override
    public void write(String path, byte[] bytes) {
        throw new ReadOnlyRegistry(location());
    }

    @Override
    public void write(String path, Path source) {
        throw new ReadOnlyRegistry(location());
    }

    @Override
    public boolean putIfAbsent(String directory, String fileName, byte[] bytes) {
        throw new ReadOnlyRegistry(location());
    }

    @Override
    public Turn takeTurn(String subject) {
        throw new ReadOnlyRegistry(location());
    }
}
