package org.collectivemind.client.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class DirectoryStorageTest extends RegistryStorageContract {
    private static final int WRITERS = 16;
    private static final int ROUNDS = 20;

    @Override
    RegistryStorage storage() {
        return new DirectoryStorage(directory);
    }

    private static byte[] content(int writer) {
        byte[] content = new byte[200_000];
        Arrays.fill(content, (byte) writer);
        return content;
    }

    @Test
    void ofRacingWritersExactlyOneWinsAndReadersSeeItsFileWholeOrNothing() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 1);
        CyclicBarrier start = new CyclicBarrier(WRITERS);
        AtomicBoolean over = new AtomicBoolean();
        try {
            Future<List<String>> halves = threads.submit(() -> halfFiles(over));
            List<Future<List<Boolean>>> racing = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                byte[] own = content(writer + 1);
                racing.add(threads.submit(race(start, own)));
            }
            List<List<Boolean>> won = new ArrayList<>();
            for (Future<List<Boolean>> writer : racing) {
                won.add(writer.get());
            }
            over.set(true);

            for (int i = 0; i < ROUNDS; i++) {
                int round = i;
                int winner = winner(won, round);
                assertThat(won.stream().filter(rounds -> rounds.get(round))).hasSize(1);
                assertThat(onDisk("race/" + round + "/file.bin"))
                        .hasValueSatisfying(file -> assertThat(file).isEqualTo(content(winner + 1)));
            }
            assertThat(halves.get()).isEmpty();
            assertThat(leftovers()).isEmpty();
        } finally {
            over.set(true);
            threads.shutdownNow();
        }
    }

    private Callable<List<Boolean>> race(CyclicBarrier start, byte[] own) {
        RegistryStorage storage = storage();
        return () -> {
            List<Boolean> won = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                start.await();
                won.add(storage.putIfAbsent("race/" + round, "file.bin", own));
            }
            return won;
        };
    }

    private static int winner(List<List<Boolean>> won, int round) {
        for (int writer = 0; writer < won.size(); writer++) {
            if (won.get(writer).get(round)) {
                return writer;
            }
        }
        return -1;
    }

    private List<String> halfFiles(AtomicBoolean over) {
        List<String> halves = new ArrayList<>();
        while (!over.get()) {
            for (int round = 0; round < ROUNDS; round++) {
                Optional<byte[]> read = storage().read("race/" + round + "/file.bin", 1 << 20);
                if (read.isPresent() && !Arrays.equals(read.get(), content(read.get()[0]))) {
                    halves.add("round " + round + ": " + read.get().length + " bytes");
                }
            }
        }
        return halves;
    }

    private List<Path> leftovers() throws IOException {
        try (var tree = Files.walk(directory)) {
            return tree.filter(path -> path.getFileName().toString().startsWith("."))
                    .toList();
        }
    }

    @Test
    void replacingShowsReadersTheOldFileOrTheNewOne() throws Exception {
        storage().write("file.bin", content(1));
        ExecutorService threads = Executors.newFixedThreadPool(1);
        AtomicBoolean over = new AtomicBoolean();
        try {
            Future<?> writer = threads.submit(() -> {
                for (int i = 0; i < 60; i++) {
                    storage().write("file.bin", content(1 + i % 2));
                }
                over.set(true);
            });
            while (!over.get()) {
                byte[] read = storage().read("file.bin", 1 << 20).orElseThrow();
                assertThat(Arrays.equals(read, content(read[0]))).isTrue();
            }
            writer.get();
        } finally {
            threads.shutdownNow();
        }
        assertThat(leftovers()).isEmpty();
    }

    @Test
    void aFileOfTheAuthorsAloneIsReadableOnceItIsPublished() throws IOException {
        Path own = Files.write(directory.resolve("own.bin"), new byte[10]);
        Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("r--------"));
        Path plain = Files.write(directory.resolve("plain.bin"), new byte[10]);

        storage().write("published/own.bin", own);

        assertThat(Files.getPosixFilePermissions(directory.resolve("published/own.bin")))
                .isEqualTo(Files.getPosixFilePermissions(plain));
    }

    @Test
    void whatIsInTheWayOfADirectoryIsNamed() throws IOException {
        put("race/1", new byte[] {1});

        assertThatThrownBy(() -> storage().putIfAbsent("race/1", "file.bin", content(1)))
                .isInstanceOf(CannotWriteRegistry.class)
                .satisfies(failure -> assertThat(((CannotWriteRegistry) failure).details())
                        .anyMatch(detail -> detail.contains("race/1/file.bin")));
        assertThatThrownBy(() -> storage().write("race/1/other.bin", content(1)))
                .isInstanceOf(CannotWriteRegistry.class);
        assertThat(leftovers()).isEmpty();
    }
}
