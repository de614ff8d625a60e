package org.collectivemind.client.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.collectivemind.format.error.CmException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every way to read a registry does alike. */
abstract class RegistryStorageContract {
    @TempDir
    Path directory;

    /** Reads what lies in {@link #directory}. */
    abstract RegistryStorage storage();

    @Test
    void readsAWholeFile() throws IOException {
        byte[] content = new byte[100_000];
        content[99_999] = 7;
        put("a/b/c.bin", content);

        assertThat(storage().read("a/b/c.bin", 100_000))
                .hasValueSatisfying(read -> assertThat(read).isEqualTo(content));
    }

    @Test
    void whatIsNotThereIsEmptyAndNoFailure() {
        assertThat(storage().read("a/b/c.bin", 10)).isEmpty();
    }

    @Test
    void aFileLargerThanAllowedIsRefused() throws IOException {
        put("big.bin", new byte[1001]);

        assertThatThrownBy(() -> storage().read("big.bin", 1000)).isInstanceOf(CmException.class);
    }

    @Test
    void tellsWhereAFileIsFetched() throws IOException {
        put("a/b.bin", "payload".getBytes(StandardCharsets.UTF_8));

        URI uri = storage().uri("a/b.bin");

        try (var in = uri.toURL().openStream()) {
            assertThat(in.readAllBytes()).asString().isEqualTo("payload");
        }
        assertThat(uri.toString()).startsWith(storage().uri("").toString());
    }

    @Test
    void theHintLeadsToTheNewestRoot() {
        DirectoryStorage writer = new DirectoryStorage(directory);
        CmRegistryWriter.begin(writer, Clock.systemUTC());
        SampleRegistry.publishEmpty(writer, "org.example:a", "1.0");
        SampleRegistry.publishEmpty(writer, "org.example:a", "1.1");

        assertThat(storage().newestRootHint()).hasValue(3);
        assertThat(new RegistryIndex(storage()).head().root().number()).isEqualTo(3);
    }

    @Test
    void anEmptyPlaceIsNoRegistry() {
        assertThatThrownBy(() -> new RegistryIndex(storage()).head())
                .isInstanceOf(NotARegistry.class)
                .hasMessageContaining(storage().location());
    }

    final void put(String path, byte[] content) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    final Optional<byte[]> onDisk(String path) throws IOException {
        Path file = directory.resolve(path);
        return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    }
}
