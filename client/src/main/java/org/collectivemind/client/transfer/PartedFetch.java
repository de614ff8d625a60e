package org.collectivemind.client.transfer;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One pinned file of several parts. Each part is verified by its own digest, so parts are fetched by several connections, from
 * several sources, in any order; the digest of the whole, which one thread would have to compute, is not.
 */
final class PartedFetch {
    private static final long TICK_MILLIS = 250;

    private final Download.Verified download;
    private final PinnedFile file;
    private final List<URI> addresses;
    private final Door door;
    private final TransferPolicy policy;
    private final Progress.Task task;
    private final Cancellation cancellation;
    private final AtomicLong placed = new AtomicLong();
    private final AtomicLong furthest = new AtomicLong();
    private final AtomicLong fetched = new AtomicLong();
    private final AtomicReference<URI> last;
    private final Set<PartFetch> running = ConcurrentHashMap.newKeySet();

    PartedFetch(
            Download.Verified download,
            List<URI> addresses,
            Door door,
            TransferPolicy policy,
            Progress.Task task,
            Cancellation cancellation) {
        this.download = download;
        this.file = download.file();
        this.addresses = addresses;
        this.door = door;
        this.policy = policy;
        this.task = task;
        this.cancellation = cancellation.child();
        this.last = new AtomicReference<>(file.sources().get(0));
    }

    Fetched run() {
        boolean whole = false;
        try {
            fetch();
            whole = true;
        } finally {
            cancellation.end();
            if (whole) {
                task.finished();
            } else {
                task.gaveUp();
            }
        }
        return new Fetched(
                download.destination(),
                file.sha256(),
                file.size(),
                file.parts(),
                Evidence.PARTS,
                fetched.get(),
                Redaction.of(last.get()));
    }

    private void fetch() {
        try (Journal journal = Journal.open(download.destination(), file);
                PartFile target = PartFile.open(download.destination(), file.size(), !journal.isEmpty())) {
            PartQueue queue = new PartQueue(file.size(), file.parts());
            PartedFile parted = new PartedFile(file, queue, target, journal);
            LocalPieces local = new LocalPieces(parted, download.local(), cancellation, this::placed);
            local.sort();
            if (!queue.isDone()) {
                new Workers(parted, local).run();
            }
        }
    }

    private void placed(long bytes) {
        long now = placed.addAndGet(bytes);
        furthest.accumulateAndGet(now, Math::max);
        task.reached(now);
    }

    private void arrived(long bytes) {
        fetched.addAndGet(Math.max(0, bytes));
        placed(bytes);
    }

    /** The threads that work on the file: those that fetch, those that look at what is here, and one that watches. */
    private final class Workers {
        private final PartedFile parted;
        private final PartQueue queue;
        private final LocalPieces local;
        private final Sources sources;
        private final GoodputGauge gauge;
        private final SlowFetches slow;

        Workers(PartedFile parted, LocalPieces local) {
            this.parted = parted;
            this.queue = parted.queue();
            this.local = local;
            sources = new Sources(file.label(), addresses, policy.retries(), task, cancellation, furthest::get);
            gauge = new GoodputGauge(queue.count(), Runtime.getRuntime().availableProcessors(), System.nanoTime());
            slow = new SlowFetches(policy.stallTimeout().dividedBy(6).toNanos());
        }

        void run() {
            List<Callable<Void>> jobs = new ArrayList<>();
            for (int i = 0; i < Math.min(local.count(), Runtime.getRuntime().availableProcessors()); i++) {
                jobs.add(() -> {
                    local.work();
                    return null;
                });
            }
            for (int i = 0; i < Math.min(queue.count(), GoodputGauge.MOST); i++) {
                int number = i;
                jobs.add(() -> {
                    work(number);
                    return null;
                });
            }
            jobs.add(() -> {
                watch();
                return null;
            });
            new Crew(jobs.size(), cancellation).run(jobs);
        }

        private void work(int number) {
            while (queue.await() && gauge.admit(number)) {
                sources.take(Source::takesMore, queue::isDone).ifPresent(turn -> {
                    try {
                        queue.take().ifPresent(part -> fetch(turn, part));
                    } finally {
                        sources.release(turn);
                    }
                });
            }
        }

        private void fetch(Sources.Turn turn, Part part) {
            PartFetch fetch = new PartFetch(
                    parted, turn.source(), door, policy, cancellation, PartedFetch.this::arrived, sources::wake);
            running.add(fetch);
            try {
                fetch.run(part);
                last.set(turn.source().address);
                sources.measured(turn.source(), fetch.rate());
                slow.ended(fetch.rate());
            } catch (BadSource bad) {
                sources.out(turn.source(), bad);
            } catch (IOException setback) {
                if (!fetch.isCutOff()) {
                    if (isOverload(setback)) {
                        gauge.overloaded(System.nanoTime());
                    }
                    sources.failed(turn, setback);
                }
            } finally {
                running.remove(fetch);
            }
        }

        private void watch() {
            while (!queue.awaitDone(TICK_MILLIS)) {
                long now = System.nanoTime();
                gauge.observe(fetched.get(), now);
                slow.measure(running, now, sources::measured);
                slow.among(running)
                        .filter(fetch -> sources.mayCut(fetch.source()))
                        .ifPresent(PartFetch::cutOff);
            }
            gauge.close();
            sources.wake();
        }
    }

    private static boolean isOverload(IOException setback) {
        return setback instanceof SocketTimeoutException || setback instanceof Setback known && known.overload;
    }
}
