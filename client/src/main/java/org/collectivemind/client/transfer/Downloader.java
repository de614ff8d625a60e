package org.collectivemind.client.transfer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The {@link Transfer} of the program: real files, real HTTP. Making one is cheap; OkHttp is loaded by the first request. */
public final class Downloader implements Transfer {
    private final TransferPolicy policy;
    private final Proxies proxies;
    private final Names names;
    private final Door door;
    private final Requests requests;
    private @Nullable OkHttpWire http;

    public Downloader(TransferPolicy policy, Credentials credentials, Proxies proxies) {
        this(policy, credentials, proxies, Names.SYSTEM, Requests.NONE);
    }

    /** @param requests hears of every request but those of {@code file:} */
    public Downloader(TransferPolicy policy, Credentials credentials, Proxies proxies, Requests requests) {
        this(policy, credentials, proxies, Names.SYSTEM, requests);
    }

    public Downloader(TransferPolicy policy, Credentials credentials, Proxies proxies, Names names) {
        this(policy, credentials, proxies, names, Requests.NONE);
    }

    private Downloader(
            TransferPolicy policy, Credentials credentials, Proxies proxies, Names names, Requests requests) {
        this.requests = requests;
        this.policy = policy;
        this.proxies = proxies;
        this.names = names;
        this.door = new Door(policy, credentials, this::http);
    }

    @Override
    public List<Fetched> fetchAll(List<Download> downloads, Progress progress) {
        List<Download> elsewhere =
                downloads.stream().filter(download -> !isHere(download)).toList();
        requireOpen(elsewhere, Download::label, Download::sources);
        Cancellation cancellation = new Cancellation();
        return new Crew(policy.parallelism(), cancellation)
                .run(downloads.stream()
                        .map(download -> job(download, progress, cancellation))
                        .toList());
    }

    @Override
    public void requireReachable(List<PinnedFile> files) {
        requireOpen(files, PinnedFile::label, PinnedFile::sources);
    }

    private <T> void requireOpen(List<? extends T> files, Function<T, String> label, Function<T, List<URI>> sources) {
        List<String> needed = files.stream()
                .filter(file -> sources.apply(file).stream().allMatch(door::isShut))
                .map(label)
                .toList();
        if (!needed.isEmpty()) {
            throw new Offline(needed);
        }
    }

    private Callable<Fetched> job(Download download, Progress progress, Cancellation cancellation) {
        return () -> {
            Progress.Task task = progress.started(download.label(), download.size());
            List<URI> addresses = open(download.sources());
            return download instanceof Download.Verified pinned
                            && !pinned.file().parts().isEmpty()
                    ? new PartedFetch(pinned, addresses, door, policy, task, cancellation).run()
                    : new Fetch(download, addresses, door, policy, task, cancellation).run();
        };
    }

    @Override
    public <T> T stream(PinnedFile file, Progress progress, Reader<T> reader) throws IOException {
        Cancellation cancellation = new Cancellation();
        Streaming<T> streaming = new Streaming<>(file, opened(file), door, policy, progress, reader, cancellation);
        Callable<T> job = () -> {
            try {
                return streaming.run();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        };
        try {
            return new Crew(1, cancellation).run(List.of(job)).get(0);
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    @Override
    public RangedFile ranges(PinnedFile file, Progress progress) {
        return new RangedFile(file, opened(file), door, policy, progress.started(file.label(), OptionalLong.empty()));
    }

    private List<URI> opened(PinnedFile file) {
        List<URI> open = open(file.sources());
        if (open.isEmpty()) {
            throw new Offline(List.of(file.label()));
        }
        return open;
    }

    private List<URI> open(List<URI> sources) {
        return sources.stream().filter(address -> !door.isShut(address)).toList();
    }

    /** Whether this machine is said to have all of it. */
    private static boolean isHere(Download download) {
        return download instanceof Download.Verified pinned
                && pinned.file().pieces().stream()
                        .allMatch(piece -> pinned.local().find(piece).isPresent());
    }

    @Override
    public Optional<Document> get(URI address, long maxBytes, Validators known) {
        Cancellation cancellation = new Cancellation();
        Callable<Optional<Document>> job =
                () -> new Reading(address, maxBytes, known, door, policy, cancellation).run();
        return new Crew(1, cancellation).run(List.of(job)).get(0);
    }

    private synchronized Wire http() {
        if (http == null) {
            http = new OkHttpWire(policy, proxies, names);
        }
        return new CountedWire(http, requests);
    }

    @Override
    public synchronized void close() {
        if (http != null) {
            http.close();
            http = null;
        }
    }
}
