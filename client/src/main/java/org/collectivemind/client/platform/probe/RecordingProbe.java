package org.collectivemind.client.platform.probe;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.collectivemind.client.platform.probe.Capture.Content;

/**
 * Passes every question on and notes the answer. What it notes is as the machine said it, with all its secrets: a capture leaves
 * the machine only redacted. May be asked by several threads.
 */
public final class RecordingProbe implements Probe {
    private final Probe machine;
    private final SortedMap<String, byte[]> files = new TreeMap<>();
    private final SortedSet<String> present = new TreeSet<>();
    private final SortedMap<String, List<String>> directories = new TreeMap<>();
    private final SortedMap<String, String> links = new TreeMap<>();
    private final SortedMap<String, String> properties = new TreeMap<>();
    private final SortedMap<String, String> variables = new TreeMap<>();
    private final Map<List<String>, Output> programs = new LinkedHashMap<>();
    private OptionalLong usableSpace = OptionalLong.empty();

    public RecordingProbe(Probe machine) {
        this.machine = machine;
    }

    /** What was asked so far, and what the machine answered. */
    public synchronized Capture capture(String about) {
        SortedMap<String, Content> contents = new TreeMap<>();
        files.forEach((path, bytes) -> contents.put(path, FileContent.of(bytes)));
        SortedSet<String> unread = new TreeSet<>(present);
        unread.removeAll(files.keySet());
        unread.removeAll(links.keySet());
        unread.removeAll(directories.keySet());
        return new Capture(
                about,
                properties,
                variables,
                machine.processors(),
                machine.memory(),
                usableSpace,
                contents,
                unread,
                directories,
                links,
                programs);
    }

    private synchronized <T> Optional<T> note(Map<String, T> where, String key, Optional<T> answer) {
        answer.ifPresent(value -> where.put(key, value));
        return answer;
    }

    @Override
    public Optional<byte[]> read(String path, int limit) {
        Optional<byte[]> bytes = machine.read(path, limit);
        synchronized (this) {
            // The same file may be read for more or for less of it.
            bytes.ifPresent(read -> files.merge(path, read, (old, now) -> now.length > old.length ? now : old));
        }
        return bytes;
    }

    @Override
    public boolean exists(String path) {
        boolean there = machine.exists(path);
        synchronized (this) {
            return there && (present.add(path) || present.contains(path));
        }
    }

    @Override
    public List<String> list(String directory) {
        List<String> names = machine.list(directory);
        note(directories, directory, Optional.of(names).filter(listed -> !listed.isEmpty()));
        return names;
    }

    @Override
    public Optional<String> readLink(String path) {
        return note(links, path, machine.readLink(path));
    }

    @Override
    public Optional<Output> execute(String... command) {
        Optional<Output> output = machine.execute(command);
        synchronized (this) {
            output.ifPresent(said -> programs.put(
                    List.of(command),
                    // Lines as Windows ends them would hide the text in a capture.
                    new Output(said.exitCode(), said.text().replaceAll("\r+\n", "\n"), said.timedOut())));
        }
        return output;
    }

    @Override
    public Optional<String> property(String name) {
        return note(properties, name, machine.property(name));
    }

    @Override
    public Optional<String> variable(String name) {
        return note(variables, name, machine.variable(name));
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
        OptionalLong bytes = machine.usableSpace(path);
        synchronized (this) {
            usableSpace = bytes;
        }
        return bytes;
    }
}
