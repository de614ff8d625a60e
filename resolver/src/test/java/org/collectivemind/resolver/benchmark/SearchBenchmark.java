package org.collectivemind.resolver.benchmark;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.collectivemind.resolver.solve.IntegerProblem;
import org.collectivemind.resolver.solve.IntegerUniverse;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The search alone: every question of one of the {@link Inputs}, one after the other. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
@Warmup(iterations = 2, time = 4)
@Measurement(iterations = 2, time = 4)
public class SearchBenchmark {
    /** The folder {@link Inputs} wrote to. */
    @Param("")
    public String inputs = "";

    /** A line of {@code inputs.tsv}: the universe, and what is asked of it. */
    @Param("no_backtracking-1k.universe")
    public String universe = "";

    @Param("-")
    public String questions = "";

    private final List<Supplier<IntegerProblem>> problems = new ArrayList<>();
    private Rounds rounds = new Rounds(0);

    @Setup
    public void read() throws IOException {
        IntegerUniverse read;
        try (Reader text = Files.newBufferedReader(Path.of(inputs, universe))) {
            read = IntegerUniverse.read(text);
        }
        if (questions.equals("-")) {
            problems.add(read::problem);
            return;
        }
        for (String line : Files.readAllLines(Path.of(inputs, questions))) {
            String[] exact = line.split("=");
            if (exact.length == 2) {
                int number = Integer.parseInt(exact[0]);
                int version = Integer.parseInt(exact[1]);
                problems.add(() -> read.problem(number, version));
            } else {
                int[] numbers = Arrays.stream(line.split(","))
                        .mapToInt(Integer::parseInt)
                        .toArray();
                problems.add(() -> read.problem(numbers));
            }
        }
    }

    @Setup(Level.Iteration)
    public void begin() {
        rounds = new Rounds(problems.size());
    }

    @Benchmark
    public int solve() {
        return rounds.ask(
                question -> IntegerUniverse.solve(problems.get(question).get()).isPresent());
    }

    /** What the script beside the documentation reads. */
    @TearDown(Level.Iteration)
    public void tell() {
        System.out.println(System.lineSeparator() + rounds.told());
    }
}
