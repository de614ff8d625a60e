package org.collectivemind.client.registry;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.collectivemind.client.transfer.Document;
import org.collectivemind.client.transfer.Transfer;
import org.collectivemind.client.transfer.Validators;

/** A registry behind a plain web server, for reading. */
public final class HttpStorage implements RegistryStorage {
    private static final Pattern LATEST = Pattern.compile("<release>([1-9][0-9]{0,17})</release>");
    private static final long LARGEST_HINT = 1 << 20;

    private final URI base;
    private final Supplier<Transfer> transfer;

    /** @param base ends in {@code /} */
    public HttpStorage(URI base, Supplier<Transfer> transfer) {
        this.base = base;
        this.transfer = transfer;
    }

    @Override
    public Optional<byte[]> read(String path, long maxBytes) {
        return transfer.get()
                .get(uri(path), maxBytes, Validators.NONE)
                .map(document -> ((Document.Fresh) document).bytes());
    }

    @Override
    public OptionalLong newestRootHint() {
        Optional<byte[]> hint = read(RegistryLayout.HINT, LARGEST_HINT);
        if (hint.isEmpty()) {
            return OptionalLong.empty();
        }
        Matcher latest = LATEST.matcher(new String(hint.get(), StandardCharsets.UTF_8));
        return latest.find() ? OptionalLong.of(Long.parseLong(latest.group(1))) : OptionalLong.empty();
    }

    @Override
    public URI uri(String path) {
        return base.resolve(path);
    }

    @Override
    public String location() {
        return base.toString();
    }

    @Override
    public void write(String path, byte[] bytes) {
        throw readOnly();
    }

    @Override
    public void write(String path, Path source) {
        throw readOnly();
    }

    @Override
    public boolean putIfAbsent(String directory, String fileName, byte[] bytes) {
        throw readOnly();
    }

    @Override
    public Turn takeTurn(String subject) {
        throw readOnly();
    }

    private ReadOnlyRegistry readOnly() {
        return new ReadOnlyRegistry(location());
    }
}
