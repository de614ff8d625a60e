package org.collectivemind.resolver.benchmark;

import java.util.concurrent.TimeUnit;
import org.collectivemind.resolver.Resolver;
import org.collectivemind.resolver.outcome.Outcome;
import org.collectivemind.resolver.request.Request;
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

/** The whole resolver on {@link VariantStress}: candidates, targets, search, and the explanation of failure. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
@Warmup(iterations = 2, time = 4)
@Measurement(iterations = 2, time = 4)
public class VariantBenchmark {
    @Param({"CPU", "CUDA124", "ROCM61"})
    public String target = "CPU";

    @Param({"true", "false"})
    public boolean strict;

    /** Whether a failure comes with advice. */
    @Param("false")
    public boolean repairs;

    private VariantStress source;
    private Request request;
    private Rounds rounds = new Rounds(0);

    @Setup
    public void prepare() {
        source = new VariantStress(strict);
        request = source.request(VariantStress.Accelerator.valueOf(target));
    }

    @Setup(Level.Iteration)
    public void begin() {
        rounds = new Rounds(1);
    }

    @Benchmark
    public int resolve() {
        Resolver resolver = repairs ? new Resolver() : Resolver.withoutRepairs();
        return rounds.ask(question -> resolver.resolve(source, request) instanceof Outcome.Solved);
    }

    /** What the script beside the documentation reads. */
    @TearDown(Level.Iteration)
    public void tell() {
        System.out.println(System.lineSeparator() + rounds.told());
    }
}
