package org.collectivemind.testrepos.server;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.net.ServerSocketFactory;

/**
 * An HTTP/1.1 server on a free loopback port, for tests. It serves what it is given and misbehaves as scripted:
 *
 * <pre>{@code
 * try (ChaosServer server = ChaosServer.start()) {
 *     server.serve("/a.bin", Body.generated(1, 100_000_000));
 *     server.script("/a.bin", Fault.status(503).retryAfter(1), Fault.truncateAfter(1000), Fault.none());
 *     ... server.uri("/a.bin") ... server.requests("/a.bin")
 * }
 * }</pre>
 *
 * Closing ends every connection and pause and waits for the handlers. All methods may be called from any thread at any time.
 */
public final class ChaosServer implements AutoCloseable {
    private static final Duration IDLE = Duration.ofSeconds(60);

    private final ServerSocket listener;
    private final String scheme;
    private final ExecutorService handlers;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connectionCount = new AtomicInteger();
    private final Site site = new Site();
    private final Map<String, Deque<Fault>> scripts = new HashMap<>();
    private final Map<String, Fault> permanent = new HashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Sending> sending = new CopyOnWriteArrayList<>();
    private final Map<String, AtomicLong> bytesSent = new ConcurrentHashMap<>();
    private volatile Optional<String> authorization = Optional.empty();
    private volatile Supplier<Fault> everywhere = Fault::none;

    /** @param end in the far future as long as it goes on */
    private record Sending(String path, AtomicReference<Instant> end) {}

    private ChaosServer(ServerSocket listener, String scheme) {
        this.listener = listener;
        this.scheme = scheme;
        AtomicInteger count = new AtomicInteger();
        this.handlers = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "chaos-" + listener.getLocalPort() + '-' + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    public static ChaosServer start() {
        return start(ServerSocketFactory.getDefault(), "http");
    }

    /** Over TLS. A client without the identity's certificate must refuse to talk. */
    public static ChaosServer startTls(TlsIdentity identity) {
        return start(identity.server().getServerSocketFactory(), "https");
    }

    private static ChaosServer start(ServerSocketFactory sockets, String scheme) {
        try {
            ServerSocket listener = sockets.createServerSocket(0, 200, InetAddress.getByName("127.0.0.1"));
            ChaosServer server = new ChaosServer(listener, scheme);
            server.handlers.execute(server::acceptConnections);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("no loopback port to listen on", e);
        }
    }

    /** The address of a path, which starts with {@code /}. */
    public URI uri(String path) {
        return URI.create(scheme + "://127.0.0.1:" + listener.getLocalPort() + path);
    }

    public ChaosServer serve(String path, Body body) {
        site.replace(path, body);
        return this;
    }

    public ChaosServer serve(String path, byte[] content) {
        return serve(path, Body.of(content));
    }

    /** Serves the files of a directory, read anew for each request. */
    public ChaosServer serveDirectory(String prefix, Path directory) {
        site.mount(prefix, directory);
        return this;
    }

    /** Takes uploads from now on. They are kept in memory. */
    public ChaosServer acceptUploads(Uploads style) {
        site.accept(style);
        return this;
    }

    /** From now on, {@code 401} to every request that lacks this value of {@code Authorization}. */
    public ChaosServer requireAuthorization(String value) {
        authorization = Optional.of(value);
        return this;
    }

    /** What a path holds now, uploads included. */
    public Optional<Body> content(String path) {
        return site.find(path);
    }

    /** Adds faults for the next requests to a path, whatever their method and query: one each, in order. */
    public ChaosServer script(String path, Fault... faults) {
        synchronized (scripts) {
            scripts.computeIfAbsent(path, any -> new ArrayDeque<>()).addAll(List.of(faults));
        }
        return this;
    }

    /** The fault of every request to a path that no script covers. */
    public ChaosServer always(String path, Fault fault) {
        synchronized (scripts) {
            permanent.put(path, fault);
        }
        return this;
    }

    /** The faults of all requests to paths that have none of their own; asked anew for each, by several threads. */
    public ChaosServer everywhere(Supplier<Fault> fault) {
        everywhere = fault;
        return this;
    }

    /** Every request so far, in order of arrival. */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    public List<Request> requests(String path) {
        return requests.stream().filter(request -> request.path().equals(path)).toList();
    }

    /** Body bytes handed to the network for a path so far, in all replies together. */
    public long bytesSent(String path) {
        return bytesSent.computeIfAbsent(path, any -> new AtomicLong()).get();
    }

    /** How many replies for a path are being sent, or ended no longer ago than this, sent or broken off. */
    public long underWay(String path, Duration ago) {
        Instant since = Instant.now().minus(ago);
        return sending.stream()
                .filter(reply -> reply.path().equals(path))
                .filter(reply -> !reply.end().get().isBefore(since))
                .count();
    }

    /** Connections accepted so far. */
    public int connections() {
        return connectionCount.get();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            listener.close();
            for (Socket connection : connections) {
                connection.close();
            }
            handlers.shutdownNow();
            if (!handlers.awaitTermination(10, TimeUnit.SECONDS)) {
                throw new AssertionError("a handler of the chaos server did not end");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void acceptConnections() {
        while (closed.getCount() > 0) {
            try {
                Socket connection = listener.accept();
                connections.add(connection);
                int number = connectionCount.incrementAndGet();
                hand(connection, number);
            } catch (SocketException over) {
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void hand(Socket connection, int number) throws IOException {
        try {
            handlers.execute(() -> handle(connection, number));
        } catch (RejectedExecutionException closing) {
            connection.close();
        }
    }

    private void handle(Socket connection, int number) {
        try (connection) {
            connection.setTcpNoDelay(true);
            connection.setSoTimeout((int) IDLE.toMillis());
            RequestReader reader = new RequestReader(
                    new BufferedInputStream(connection.getInputStream()), connection.getOutputStream(), number);
            ReplyWriter writer = new ReplyWriter(connection, this::sleep);
            boolean open = true;
            while (open) {
                Optional<Request> next = reader.next();
                if (next.isEmpty()) {
                    return;
                }
                open = exchange(next.get(), writer);
            }
        } catch (IOException over) {
            // The client went away, broke the protocol, or the server closes: either way this connection is done.
        } finally {
            connections.remove(connection);
        }
    }

    private boolean exchange(Request request, ReplyWriter writer) throws IOException {
        requests.add(request);
        Reply reply = authorized(request) ? nextFault(request.path()).answer(request, site) : challenge();
        AtomicLong sent = bytesSent.computeIfAbsent(request.path(), any -> new AtomicLong());
        Sending current = new Sending(request.path(), new AtomicReference<>(Instant.MAX));
        sending.add(current);
        try {
            boolean reusable = writer.write(request, reply, sent::addAndGet);
            return reusable
                    && request.headers()
                            .first("Connection")
                            .filter("close"::equalsIgnoreCase)
                            .isEmpty();
        } finally {
            current.end().set(Instant.now());
        }
    }

    /** Names the scheme that is wanted, without which no client may answer (RFC 9110 §11.6.1). */
    private Reply challenge() {
        String scheme = authorization.orElse("").split(" ", 2)[0];
        return Reply.plain(401).withHeader("WWW-Authenticate", scheme + " realm=\"chaos\"");
    }

    private boolean authorized(Request request) {
        return authorization.isEmpty() || authorization.equals(request.headers().first("Authorization"));
    }

    private Fault nextFault(String path) {
        synchronized (scripts) {
            Deque<Fault> script = scripts.getOrDefault(path, new ArrayDeque<>());
            if (!script.isEmpty()) {
                return script.removeFirst();
            }
            Fault always = permanent.get(path);
            if (always != null) {
                return always;
            }
        }
        return everywhere.get();
    }

    private void sleep(Duration duration) throws IOException {
        try {
            if (!duration.isZero() && closed.await(duration.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new InterruptedIOException("the server closed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the server closed");
        }
    }
}
