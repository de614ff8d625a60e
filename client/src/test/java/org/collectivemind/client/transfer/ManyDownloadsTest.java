package org.collectivemind.client.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.collectivemind.testrepos.server.Body;
import org.collectivemind.testrepos.server.ChaosServer;
import org.collectivemind.testrepos.server.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ManyDownloadsTest {
    private static final TransferPolicy PATIENT = new TransferPolicy(
            false, Duration.ofSeconds(10), Duration.ofSeconds(30), 0, 3, Retries.DEFAULT, java.util.Set.of());

    private final ChaosServer server = ChaosServer.start();
    private final Downloader downloader = new Downloader(PATIENT, Credentials.NONE, Proxies.NONE);

    @TempDir
    Path directory;

    @AfterEach
    void stop() {
        downloader.close();
        server.close();
    }

    private Download file(int number) {
        Body body = Body.generated(number, 10_000 + number);
        server.serve("/" + number, body);
        return Downloads.verified(body, directory.resolve("" + number), server.uri("/" + number));
    }

    private List<Download> files(int count) {
        List<Download> files = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            files.add(file(i));
        }
        return files;
    }

    @Test
    void resultsComeInTheOrderAskedForAndNoMoreRunAtOnceThanAllowed() {
        List<Download> files = files(20);
        server.script("/0", Fault.hang(Duration.ofMillis(200)));
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Progress progress = (label, size) -> new Progress.Task() {
            {
                most.accumulateAndGet(running.incrementAndGet(), Math::max);
            }

            @Override
            public void reached(long bytes) {}

            @Override
            public void retrying(String why, Duration wait) {}

            @Override
            public void finished() {
                running.decrementAndGet();
            }

            @Override
            public void gaveUp() {}
        };

        List<Fetched> fetched = downloader.fetchAll(files, progress);

        assertThat(fetched)
                .extracting(Fetched::file)
                .isEqualTo(files.stream().map(Download::destination).toList());
        assertThat(most.get()).isBetween(2, 3);
        assertThat(running).hasValue(0);
        assertThat(server.connections()).isLessThanOrEqualTo(6);
    }

    @Test
    @Timeout(10)
    void theFirstFailureEndsTheOthers() {
        List<Download> files = files(4);
        server.always("/0", Fault.hang(Duration.ofSeconds(50)));
        server.always("/1", Fault.stall(5_000, Duration.ofSeconds(50)));
        server.always("/2", Fault.status(404));

        NotFound failure = catchThrowableOfType(NotFound.class, () -> downloader.fetchAll(files, Progress.NONE));

        assertThat(failure.from()).isEqualTo(server.uri("/2"));
    }

    @Test
    @Timeout(10)
    void anInterruptEndsWhateverIsUnderWay() throws Exception {
        List<Download> files = files(3);
        server.always("/0", Fault.hang(Duration.ofSeconds(50)));
        server.always("/1", Fault.stall(5_000, Duration.ofSeconds(50)));
        server.always("/2", Fault.tooManyRequests(50));
        CountDownLatch waiting = new CountDownLatch(1);
        Progress progress = (label, size) -> new Progress.Task() {
            @Override
            public void reached(long bytes) {}

            @Override
            public void retrying(String why, Duration wait) {
                waiting.countDown();
            }

            @Override
            public void finished() {}

            @Override
            public void gaveUp() {}
        };
        FutureTask<Boolean> transfer = new FutureTask<>(() -> {
            TransferInterrupted end =
                    catchThrowableOfType(TransferInterrupted.class, () -> downloader.fetchAll(files, progress));
            return end != null && Thread.currentThread().isInterrupted();
        });
        Thread caller = new Thread(transfer);
        caller.start();
        assertThat(waiting.await(5, TimeUnit.SECONDS)).isTrue();

        caller.interrupt();

        assertThat(transfer.get(3, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void progressTellsWhereItIsEvenWhenBytesAreGivenUp() {
        Body body = Body.generated(1, 300_000);
        server.serve("/f", body);
        server.script("/f", Fault.truncateAfter(100_000), Fault.ignoreRange());
        List<String> told = new ArrayList<>();
        Progress progress = (label, size) -> new Progress.Task() {
            private long last = -1;

            @Override
            public void reached(long bytes) {
                if (bytes <= last || last < 0) {
                    told.add("from " + bytes);
                }
                last = bytes;
            }

            @Override
            public void retrying(String why, Duration wait) {
                told.add("retrying at " + last);
            }

            @Override
            public void gaveUp() {}

            @Override
            public void finished() {
                told.add("finished at " + last);
            }
        };

        downloader.fetch(Downloads.verified(body, directory.resolve("f"), server.uri("/f")), progress);

        assertThat(told).containsExactly("from 0", "retrying at 100000", "from 0", "finished at 300000");
    }
}
