package org.collectivemind.client.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.collectivemind.client.archive.Limits;
import org.collectivemind.client.archive.SafeExtractor;

/** A process that installs the sample: {@code store threads size [step occurrence]}, halting there as if it were killed. */
final class InstallProcess {
    static final int KILLED = 137;

    private InstallProcess() {}

    public static void main(String[] arguments) throws Exception {
        AtomicInteger seen = new AtomicInteger();
        CommitStep.Listener halt = step -> {
            if (arguments.length > 3
                    && step.name().equals(arguments[3])
                    && seen.incrementAndGet() == Integer.parseInt(arguments[4])) {
                Runtime.getRuntime().halt(KILLED);
            }
        };
        Store store = Store.open(Path.of(arguments[0]), Durability.BATCH, Files::createLink, halt);
        SampleVariant sample = new SampleVariant(Integer.parseInt(arguments[2]));
        ExecutorService threads = Executors.newFixedThreadPool(Integer.parseInt(arguments[1]));
        List<Callable<View>> installs = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
            installs.add(() -> new VariantInstall(store, new SafeExtractor(Limits.DEFAULT))
                    .install(
                            SampleVariant.NAME,
                            sample.payloads,
                            sample.files,
                            payload -> sample.fetched(store, payload)));
        }
        for (var install : threads.invokeAll(installs)) {
            install.get();
        }
        threads.shutdown();
    }

    static Process start(Path store, String... arguments) throws java.io.IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                InstallProcess.class.getName(),
                store.toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).inheritIO().start();
    }
}
