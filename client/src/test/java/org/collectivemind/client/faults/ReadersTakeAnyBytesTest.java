package org.collectivemind.client.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.collectivemind.client.transfer.FuzzedJournal;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Readers of what others wrote end well on any bytes: by a value or by the failure they document, soon, and without much memory.
 * Jazzer, which follows the code, looks for a few seconds here and for hours in the long form; the mutations are the same each time.
 */
class ReadersTakeAnyBytesTest {
    private static final Duration LONGEST = Duration.ofSeconds(5);

    @TempDir(factory = MemoryDirectory.class)
    static Path shared;

    private static Map<FuzzTarget, List<byte[]>> seeds;

    @BeforeAll
    static void seeds() throws IOException {
        System.setProperty(FuzzedJournal.SCRATCH, shared.toString());
        seeds = FuzzSeeds.make(Files.createDirectory(shared.resolve("shop")));
    }

    @ParameterizedTest
    @EnumSource(FuzzTarget.class)
    void mutationsOfWhatTheProgramWrites(FuzzTarget target) {
        List<byte[]> corpus = seeds.get(target);
        assertThat(corpus).isNotEmpty();
        corpus.forEach(seed -> read(target, seed));
        Mutation mutation = new Mutation(new Random(20261121), corpus);
        int count = Scale.of("mutations", 800, 200_000);
        for (int i = 0; i < count; i++) {
            read(target, mutation.next());
        }
    }

    private static void read(FuzzTarget target, byte[] bytes) {
        long begin = System.nanoTime();
        try {
            target.read(bytes);
        } catch (RuntimeException | Error fault) {
            throw new AssertionError(target + " on " + HexFormat.of().formatHex(bytes), fault);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(LONGEST);
    }

    @Test
    void whateverJazzerFindsToTry() throws IOException {
        Path corpus = Files.createDirectory(shared.resolve("corpus"));
        for (FuzzTarget target : FuzzTarget.values()) {
            int number = 0;
            for (byte[] seed : Scale.some(3, seeds.get(target)).toList()) {
                ByteArrayOutputStream input = new ByteArrayOutputStream();
                input.write(target.ordinal());
                input.writeBytes(seed);
                Files.write(corpus.resolve(target + "-" + number++), input.toByteArray());
            }
        }
        int seconds = Scale.of("jazzer.seconds", 2, 1800);
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-D" + FuzzedJournal.SCRATCH + "=" + shared,
                "-Djava.io.tmpdir=" + shared,
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + Fuzzer.class.getName(),
                "--instrumentation_includes=org.collectivemind.**",
                "--reproducer_path=" + shared,
                "-artifact_prefix=" + shared + "/",
                "-max_total_time=" + seconds,
                "-timeout=10",
                "-max_len=" + (1 << 16),
                corpus.toString()));
        Path said = shared.resolve("jazzer.txt");
        Process process = new ProcessBuilder(command)
                .directory(shared.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        int code = new Child(process, said).exitCode(Duration.ofSeconds(seconds + 120));
        String text = Files.readString(said);
        assertThat(code).as(text).isZero();
        assertThat(text).contains("Done ");
    }
}
