package org.collectivemind.client.registry;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.collectivemind.client.transfer.Credentials;
import org.collectivemind.client.transfer.Downloader;
import org.collectivemind.client.transfer.Proxies;
import org.collectivemind.client.transfer.TransferPolicy;
import org.collectivemind.testrepos.server.ChaosServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpStorageTest extends RegistryStorageContract {
    private ChaosServer server;
    private Downloader downloader;

    @BeforeEach
    void serve() {
        server = ChaosServer.start().serveDirectory("/registry/", directory);
        downloader = new Downloader(TransferPolicy.DEFAULT, Credentials.NONE, Proxies.NONE);
    }

    @AfterEach
    void close() {
        downloader.close();
        server.close();
    }

    @Override
    RegistryStorage storage() {
        return new HttpStorage(server.uri("/registry/"), () -> downloader);
    }

    @Test
    void nothingCanBeWrittenOverTheNetwork() {
        assertThatThrownBy(() -> storage().write("a", new byte[0])).isInstanceOf(ReadOnlyRegistry.class);
        assertThatThrownBy(() -> storage().write("a", Path.of("b"))).isInstanceOf(ReadOnlyRegistry.class);
        assertThatThrownBy(() -> storage().putIfAbsent("a", "b", new byte[0])).isInstanceOf(ReadOnlyRegistry.class);
        assertThatThrownBy(() -> storage().takeTurn("a:b:1")).isInstanceOf(ReadOnlyRegistry.class);
    }
}
