package org.collectivemind.client.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.collectivemind.client.platform.Machines;
import org.collectivemind.client.platform.probe.Probe;
import org.collectivemind.client.platform.probe.SystemProbe;

/** Little programs in a directory of a session, and the recorded machine that has them: what is started is really started. */
final class Programs {
    private static final Set<String> ABOUT_PROGRAMS = Set.of("program", "ask");
    private final Path directory;

    private Programs(Path directory) {
        this.directory = directory;
    }

    /** @param directory made where it is not there */
    static Programs in(Path directory) {
        return new Programs(directory);
    }

    /** A shell script. @param body what it does when it is started */
    Programs put(String name, String body) {
        try {
            Files.createDirectories(directory);
            Path file = directory.resolve(name);
            Files.writeString(file, "#!/bin/sh\n" + body + "\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
            return this;
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    Programs saying(String name, String text) {
        return put(name, "echo '" + text + "'");
    }

    Programs remove(String name) {
        Tree.delete(directory.resolve(name));
        return this;
    }

    String path() {
        return directory.toString();
    }

    /** A Debian machine that has the programs below a directory and no others, patient for a short while. */
    static Probe machine(Path root) {
        Probe recorded = Machines.debian();
        Probe real = new SystemProbe(Duration.ofMillis(1500));
        return (Probe) Proxy.newProxyInstance(
                Programs.class.getClassLoader(), new Class<?>[] {Probe.class}, (proxy, method, arguments) -> {
                    boolean ours =
                            arguments != null && String.valueOf(arguments[0]).startsWith(root.toString());
                    boolean asked = ABOUT_PROGRAMS.contains(method.getName())
                            || method.getName().equals("read")
                                    && ours
                                    && Files.isExecutable(Path.of((String) arguments[0]));
                    try {
                        return asked && !ours ? Optional.empty() : method.invoke(asked ? real : recorded, arguments);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                });
    }
}
