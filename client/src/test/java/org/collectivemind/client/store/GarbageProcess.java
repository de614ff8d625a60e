package org.collectivemind.client.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;

/** A process that collects garbage again and again, until its input ends: {@code store [size]}. Tells how much it removed. */
public final class GarbageProcess {
    private GarbageProcess() {}

    public static void main(String[] arguments) throws IOException {
        Store store = Store.open(Path.of(arguments[0]));
        OptionalLong size = arguments.length > 1 ? OptionalLong.of(Long.parseLong(arguments[1])) : OptionalLong.empty();
        long removed = 0;
        while (System.in.available() == 0) {
            try {
                GarbageReport report = store.collectGarbage(new GarbagePolicy(Duration.ZERO, size, false));
                long before = removed;
                removed += report.removed().size() + report.evicted().size();
                if (before == 0 && removed > 0) {
                    System.out.println("the first was removed");
                }
            } catch (StoreInUse busy) {
                // Again.
            }
        }
        System.out.println(removed);
    }

    /** @param locks {@code none}, or nothing */
    public static Process start(String locks, Path store, String... words) throws IOException {
        java.util.List<String> command = new java.util.ArrayList<>(java.util.List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dcm.filelocks=" + locks,
                "-cp",
                System.getProperty("java.class.path"),
                GarbageProcess.class.getName(),
                store.toString()));
        command.addAll(java.util.List.of(words));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
