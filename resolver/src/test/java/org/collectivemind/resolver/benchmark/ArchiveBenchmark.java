package org.collectivemind.resolver.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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

/** The whole resolver on the Debian archive, its index in memory. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
@Warmup(iterations = 2, time = 6)
@Measurement(iterations = 2, time = 6)
public class ArchiveBenchmark {
    /** The folder of cases. */
    @Param("")
    public String cases = "";

    @Param("debian-gnome-core")
    public String questions = "";

    private DebianSource source;
    private List<Request> requests;
    private Rounds rounds = new Rounds(0);

    @Setup
    public void read() throws IOException {
        DebianSource read = new DebianSource(DebianArchive.read(Path.of(cases, "debian-bookworm.jsonl.gz")));
        source = read;
        requests = DebianQuestions.read(Path.of(cases)).get(questions).stream()
                .map(read::request)
                .toList();
    }

    @Setup(Level.Iteration)
    public void begin() {
        rounds = new Rounds(requests.size());
    }

    @Benchmark
    public int resolve() {
        return rounds.ask(question ->
                Resolver.withoutRepairs().resolve(source, requests.get(question)) instanceof Outcome.Solved);
    }

    /** What the script beside the documentation reads. */
    @TearDown(Level.Iteration)
    public void tell() {
        System.out.println(System.lineSeparator() + rounds.told());
    }
}
