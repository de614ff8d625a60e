package org.collectivemind.client.platform.probe;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Remembers, from one process to the next, what programs said: for a day, as long as the machine booted, its drivers, its devices
 * and the program are the same, and cm is. What failed is asked again after five minutes, what did not answer, at once. All else
 * (files, variables, sizes) passes through and is as fresh as ever.
 */
public final class RememberingProbe implements Probe {
    private static final Duration DAY = Duration.ofHours(24);
    private static final Duration AFTER_FAILURE = Duration.ofMinutes(5);
    private final Probe machine;
    private final Path directory;
    private final String version;
    private final Instant now;
    private final boolean fresh;
    private final ReentrantLock opening = new ReentrantLock();
    private Optional<ProgramMemory> programs = Optional.empty();

    /**
     * @param directory where it is kept; what lies there may be damaged, and need not be writable
     * @param version of cm
     * @param fresh whether to ask all anew
     */
    public RememberingProbe(Probe machine, Path directory, String version, Instant now, boolean fresh) {
        this.machine = machine;
        this.directory = directory;
        this.version = version;
        this.now = now;
        this.fresh = fresh;
    }

    /** Read only when a program is to be started, which on most machines none is. */
    private ProgramMemory programs() {
        opening.lock();
        try {
            if (programs.isEmpty()) {
                String dependsOn = version + "\n" + MachineKey.of(machine);
                programs = Optional.of(new ProgramMemory(directory, dependsOn, now, fresh));
            }
            return programs.get();
        } finally {
            opening.unlock();
        }
    }

    /** Keeps what was learned; says nothing where it cannot, and does not wait for who hangs in a file of a driver. */
    public void save() {
        if (opening.tryLock()) {
            try {
                programs.ifPresent(ProgramMemory::save);
            } finally {
                opening.unlock();
            }
        }
    }

    @Override
    public Optional<Output> execute(String... command) {
        ProgramMemory remembered = programs();
        // A program that was replaced may say something else.
        String key = String.join("\0", command) + "\0"
                + machine.program(command[0]).map(Program::toString).orElse("");
        Optional<Output> known = remembered.get(key);
        if (known.isPresent()) {
            return known;
        }
        Optional<Output> output = machine.execute(command);
        output.filter(said -> !said.timedOut())
                .ifPresent(said -> remembered.put(key, said, now.plus(said.succeeded() ? DAY : AFTER_FAILURE)));
        return output;
    }

    @Override
    public Optional<byte[]> read(String path, int limit) {
        return machine.read(path, limit);
    }

    @Override
    public boolean exists(String path) {
        return machine.exists(path);
    }

    @Override
    public List<String> list(String directory) {
        return machine.list(directory);
    }

    @Override
    public Optional<String> readLink(String path) {
        return machine.readLink(path);
    }

    @Override
    public Optional<Program> program(String path) {
        return machine.program(path);
    }

    @Override
    public Optional<Output> ask(String program, String argument) {
        return machine.ask(program, argument);
    }

    @Override
    public Optional<String> property(String name) {
        return machine.property(name);
    }

    @Override
    public Optional<String> variable(String name) {
        return machine.variable(name);
    }

    @Override
    public int processors() {
        return machine.processors();
    }

    @Override
    public OptionalLong memory() {
        return machine.memory();
    }

    @Override
    public OptionalLong usableSpace(Path path) {
        return machine.usableSpace(path);
    }
}
