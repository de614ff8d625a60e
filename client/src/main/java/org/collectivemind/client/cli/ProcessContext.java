package org.collectivemind.client.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.collectivemind.client.plan.Room;
import org.collectivemind.client.platform.probe.Probe;
import org.collectivemind.client.platform.probe.SystemProbe;
import org.collectivemind.client.transfer.TransferPolicy;

/**
 * All that a process is given: read once in {@link Main}, passed in, never looked up elsewhere, so that tests run whole commands
 * in process.
 *
 * @param directory where the user stands
 * @param probe asks the machine for its facts
 * @param terminal whether stderr is a terminal a person watches
 * @param transfers how often and how patiently a connection is tried
 * @param room tells how much space is free
 */
record ProcessContext(
        Path directory,
        Map<String, String> variables,
        Probe probe,
        PrintStream out,
        PrintStream err,
        boolean terminal,
        Clock clock,
        TransferPolicy transfers,
        Room room) {
    ProcessContext {
        variables = Map.copyOf(variables);
    }

    static ProcessContext ofThisProcess() {
        Map<String, String> variables = System.getenv();
        // The launcher tests its own stderr: Java 17 can only tell whether stdin and stdout both are terminals.
        boolean terminal = "1".equals(variables.get("CM_TERMINAL"));
        return new ProcessContext(
                Path.of("").toAbsolutePath(),
                variables,
                new SystemProbe(),
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                terminal,
                Clock.systemUTC(),
                TransferPolicy.DEFAULT,
                Room.OF_FILE_SYSTEM);
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(
                new java.io.BufferedOutputStream(new FileOutputStream(descriptor), 8192),
                false,
                StandardCharsets.UTF_8);
    }

    Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
    }
}
