package org.collectivemind.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.collectivemind.client.plan.Room;
import org.collectivemind.client.platform.Machines;
import org.collectivemind.client.transfer.Progress.Task;
import org.collectivemind.client.transfer.TransferPolicy;
import org.junit.jupiter.api.Test;

class ManyTransfersAreToldTogetherTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final AtomicLong seconds = new AtomicLong();

    private Output output() {
        PrintStream said = new PrintStream(err, true, StandardCharsets.UTF_8);
        ProcessContext context = new ProcessContext(
                Path.of("."),
                Map.of(),
                Machines.debian(),
                said,
                said,
                true,
                Clock.systemUTC(),
                TransferPolicy.DEFAULT,
                Room.OF_FILE_SYSTEM);
        return new Output(context, false, false, false);
    }

    private List<String> said() {
        return err.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void inALogTheFirstFilesAndBigOnesHaveALineAndTheOthersOneEveryTenSeconds() {
        ProgressLines lines = new ProgressLines(output(), () -> TimeUnit.SECONDS.toNanos(seconds.get()));
        lines.expect(300, 40_000_000);
        for (int file = 0; file < 299; file++) {
            Task task = lines.started("labels 1.0 " + file + ".txt", OptionalLong.of(100_000));
            seconds.set(file / 10);
            task.reached(100_000);
            task.finished();
        }
        Task big = lines.started("labels 1.0 big.bin", OptionalLong.of(10_100_000));
        seconds.set(31);
        big.reached(10_100_000);
        big.finished();
        lines.close();

        List<String> said = said();
        assertThat(said).hasSize(10 + 2 + 2 + 1 + 2);
        assertThat(said.subList(0, 10)).allMatch(line -> line.startsWith("fetched labels 1.0 "));
        assertThat(said.subList(10, 14))
                .containsExactly(
                        "fetched 90 more files 9.0 MB",
                        "fetching 100 of 300 files, 10.1 MB of 40.0 MB, 1.0 MB/s",
                        "fetched 100 more files 10.0 MB",
                        "fetching 200 of 300 files, 20.1 MB of 40.0 MB, 1.0 MB/s");
        assertThat(said.get(said.size() - 1)).startsWith("fetched labels 1.0 big.bin 10.1 MB");
    }

    @Test
    void atATerminalOneBarStandsForAllAndTheBiggestFilesHaveTheirOwn() {
        ProgressBars bars = new ProgressBars(output());
        bars.expect(200, 20_000_000);
        List<Task> tasks = new ArrayList<>();
        for (int file = 0; file < 16; file++) {
            tasks.add(bars.started("file" + file, OptionalLong.of(100_000 * (file + 1))));
        }
        tasks.get(0).reached(100_000);
        tasks.get(0).finished();
        List<String> drawn = bars.bars(1);

        assertThat(drawn).hasSize(6);
        assertThat(drawn.get(0)).startsWith("  1 of 200 files ").contains(" 100.0 kB / 20.0 MB");
        assertThat(drawn.subList(1, 6).stream().map(line -> line.strip().split(" ")[0]))
                .containsExactly("file15", "file14", "file13", "file12", "file11");
        bars.close();
    }

    @Test
    void aBarSaysHowLongItWillTake() {
        assertThat(BarText.of("weights.onnx", 6_000_000, OptionalLong.of(24_000_000), 100_000))
                .isEqualTo("  weights.onnx                            "
                        + " [======                  ] 6.0 MB / 24.0 MB  100.0 kB/s  ETA 3 min 0 s");
        assertThat(BarText.of("index", 5, OptionalLong.empty(), 0)).endsWith(" 5 B");
    }
}
