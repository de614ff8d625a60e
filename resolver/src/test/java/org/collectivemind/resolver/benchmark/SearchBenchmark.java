package org.collectivemind.resolver.benchmark;

import java.io.IOException;
import java.nio.file.Path;
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

    private List<Supplier<IntegerProblem>> problems = List.of();
    private Rounds rounds = new Rounds(0);

    @Setup
    public void read() throws IOException {
        problems = SearchQuestions.read(Path.of(inputs), universe, questions);
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
