package org.collectivemind.client.platform.software;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.collectivemind.client.platform.probe.Probe;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.attribute.ToolName;
import org.collectivemind.format.platform.Fact;
import org.collectivemind.format.platform.FactLookup;
import org.collectivemind.format.platform.Platform;
import org.collectivemind.format.tool.DetectRule;

/**
 * The programs of this machine, each looked for when something asks for it, once. What a program is called says the built-in table,
 * else the first package's rule that was {@linkplain #learn learnt}: a package cannot change what {@code tool.git} is. Safe for
 * several threads.
 */
public final class Software implements FactLookup {
    private static final long LONGEST_SECONDS = 8;
    private static final int THREADS = 8;

    private final ToolFinder finder;
    private final Map<ToolName, DetectRule> learnt = new ConcurrentHashMap<>();
    private final Map<ToolName, FutureTask<Finding>> findings = new ConcurrentHashMap<>();

    /**
     * @param variables {@code PATH} and those that rules name
     * @param project a directory nothing is started out of
     * @param cache where what programs said is remembered
     */
    public Software(Probe probe, Map<String, String> variables, Optional<Path> project, Path cache, Clock clock) {
        this.finder = new ToolFinder(probe, new SearchPath(probe, variables, project), new ToolNotes(cache, clock));
    }

    /** From now on the rule says how its program is found, where neither the table nor an earlier rule does. */
    public void learn(DetectRule rule) {
        if (!ToolTable.rules().containsKey(rule.fact())) {
            learnt.putIfAbsent(rule.fact(), rule);
        }
    }

    /** Empty where nothing says how it is found. */
    public Optional<Finding> find(ToolName name) {
        return rule(name).map(rule -> find(name, rule));
    }

    /** Looked for once, by whoever asks first; nobody who asks for another program waits for it. */
    private Finding find(ToolName name, DetectRule rule) {
        FutureTask<Finding> mine = new FutureTask<>(() -> finder.find(rule));
        FutureTask<Finding> first = findings.putIfAbsent(name, mine);
        if (first == null) {
            mine.run();
        }
        try {
            return result(first == null ? mine : first);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Finding.Unclear("it was not told in time");
        }
    }

    private Optional<DetectRule> rule(ToolName name) {
        return Optional.ofNullable(ToolTable.rules().get(name)).or(() -> Optional.ofNullable(learnt.get(name)));
    }

    @Override
    public Optional<Fact> find(AttributeKey key) {
        return ToolName.of(key)
                .map(name -> find(name)
                        .map(Finding::fact)
                        .orElseGet(() -> new Fact.Unknown(
                                "no package in question says how `" + name + "` is found on a machine")));
    }

    /** All of the table, looked for at the same time. What is not told in time is unclear. */
    public SortedMap<ToolName, Finding> all() {
        List<ToolName> names = List.copyOf(ToolTable.rules().keySet());
        ExecutorService threads = Executors.newFixedThreadPool(THREADS, work -> {
            Thread thread = new Thread(work, "cm-software");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Callable<Finding>> jobs = new ArrayList<>();
            names.forEach(name -> jobs.add(() -> find(name).orElseThrow()));
            SortedMap<ToolName, Finding> all = new TreeMap<>();
            for (Future<Finding> future : threads.invokeAll(jobs, LONGEST_SECONDS, TimeUnit.SECONDS)) {
                all.put(names.get(all.size()), result(future));
            }
            return all;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new TreeMap<>();
        } finally {
            threads.shutdownNow();
        }
    }

    /** The table's programs for a page about a machine; none where that is not this one. */
    public SoftwareReport report(Platform platform) {
        return SoftwareReport.of(platform.lookup() == this ? all() : new TreeMap<>(), platform);
    }

    /**
     * A description of this machine with versions of the table's programs, without the directories they are in. Any other machine's
     * stays as it is.
     */
    public Platform describing(Platform platform) {
        Platform described = platform;
        if (platform.lookup() != this) {
            return platform;
        }
        for (Map.Entry<ToolName, Finding> tool : all().entrySet()) {
            AttributeKey key = tool.getKey().key();
            if (tool.getValue() instanceof Finding.Found found
                    && !described.facts().containsKey(key)) {
                String file = found.path().substring(found.path().lastIndexOf('/') + 1);
                described = described.with(key, new Fact.Known(found.version().toString(), file + " on PATH"));
            }
        }
        return described;
    }

    private static Finding result(Future<Finding> future) throws InterruptedException {
        try {
            return future.get();
        } catch (CancellationException late) {
            return new Finding.Unclear("it was not told in time");
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }
}
