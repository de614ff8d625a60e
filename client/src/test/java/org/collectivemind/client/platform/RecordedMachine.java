package org.collectivemind.client.platform;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.collectivemind.client.platform.probe.Probe;
import org.collectivemind.format.platform.Platform;

/** A machine written down: files, answers of programs, properties, variables. It counts the programs that were started. */
public final class RecordedMachine implements Probe {
    private final Map<String, byte[]> files = new TreeMap<>();
    private final Map<String, String> links = new TreeMap<>();
    private final Map<String, Program> replaced = new TreeMap<>();
    private final Map<String, Output> programs = new TreeMap<>();
    private final Map<String, String> properties = new TreeMap<>();
    private final Map<String, String> variables = new TreeMap<>();
    private final List<String> started = Collections.synchronizedList(new ArrayList<>());

    public static RecordedMachine running(String system, String version, String architecture) {
        RecordedMachine machine = new RecordedMachine();
        machine.properties.putAll(Map.of("os.name", system, "os.version", version, "os.arch", architecture));
        return machine;
    }

    public RecordedMachine file(String path, String content) {
        files.put(path, content.getBytes(StandardCharsets.ISO_8859_1));
        return this;
    }

    /** A symbolic link; what it leads to has files of its own. */
    public RecordedMachine link(String path, String target) {
        links.put(path, target);
        return this;
    }

    /** A program that prints a text; the key is its command line up to the first argument it must not know. */
    public RecordedMachine program(String command, String text) {
        return program(command, new Output(0, text, false));
    }

    public RecordedMachine program(String command, Output output) {
        programs.put(command, output);
        return this;
    }

    public RecordedMachine variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    /** Another program takes the place of one. */
    public RecordedMachine replaced(String program, long modified) {
        replaced.put(program, new Program(program, 1, modified));
        return this;
    }

    Platform detect() {
        return new PlatformDetector(this, Path.of("")).detect();
    }

    public List<String> started() {
        return List.copyOf(started);
    }

    @Override
    public Optional<byte[]> read(String path, int limit) {
        return Optional.ofNullable(files.get(path)).map(bytes -> Arrays.copyOf(bytes, Math.min(limit, bytes.length)));
    }

    @Override
    public boolean exists(String path) {
        return files.keySet().stream().anyMatch(file -> file.equals(path) || file.startsWith(path + "/"));
    }

    @Override
    public List<String> list(String directory) {
        return files.keySet().stream()
                .filter(file -> file.startsWith(directory + "/"))
                .map(file -> file.substring(directory.length() + 1).split("/")[0])
                .distinct()
                .toList();
    }

    @Override
    public Optional<String> readLink(String path) {
        return Optional.ofNullable(links.get(path));
    }

    @Override
    public Optional<Program> program(String path) {
        return Optional.ofNullable(replaced.get(path));
    }

    @Override
    public Optional<Output> execute(String... command) {
        String line = String.join(" ", command);
        started.add(line);
        return programs.entrySet().stream()
                .filter(program -> line.startsWith(program.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    @Override
    public Optional<String> property(String name) {
        return Optional.ofNullable(properties.get(name));
    }

    @Override
    public Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name));
    }

    @Override
    public int processors() {
        return 8;
    }

    @Override
    public OptionalLong memory() {
        return OptionalLong.of(17_179_869_184L);
    }

    @Override
    public OptionalLong usableSpace(Path path) {
        return OptionalLong.of(250_000_000_000L);
    }
}
