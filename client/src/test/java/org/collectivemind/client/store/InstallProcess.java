package org.collectivemind.client.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.collectivemind.client.archive.Limits;
import org.collectivemind.client.archive.SafeExtractor;

/** A process that installs the sample: {@code store threads size}. It stops at a fail point, if one is set. */
final class InstallProcess {
    private InstallProcess() {}

    public static void main(String[] arguments) throws Exception {
        Store store = Store.open(Path.of(arguments[0]));
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

    /** @param failPoint see {@link FailPoint}; may be empty */
    static Process start(String failPoint, Path store, String... arguments) throws java.io.IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                InstallProcess.class.getName(),
                store.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder process = new ProcessBuilder(command).inheritIO();
        process.environment().put("CM_FAILPOINT", failPoint);
        return process.start();
    }
}
