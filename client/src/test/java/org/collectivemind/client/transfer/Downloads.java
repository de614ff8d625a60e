package org.collectivemind.client.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.collectivemind.testrepos.server.Body;

/** Downloads and downloaders for tests: short waits, no chance. */
final class Downloads {
    static final TransferPolicy QUICK = new TransferPolicy(
            false,
            Duration.ofSeconds(2),
            Duration.ofMillis(400),
            1 << 10,
            8,
            new Retries(5, Duration.ofMillis(2), Duration.ofMillis(10), Duration.ofSeconds(5), 64 << 10, () -> 0.5),
            Set.of());

    private Downloads() {}

    static Downloader quick() {
        return new Downloader(QUICK, Credentials.NONE, Proxies.NONE);
    }

    static Download.Verified verified(Body body, Path to, URI... sources) {
        return new Download.Verified(pinned(body, sources), to);
    }

    static PinnedFile pinned(Body body, URI... sources) {
        try {
            return new PinnedFile("model.onnx", body.digest(), body.size(), List.of(), List.of(sources));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static Download.Discover discover(long limit, Path to, URI... sources) {
        return new Download.Discover("model.onnx", limit, List.of(sources), to);
    }
}
