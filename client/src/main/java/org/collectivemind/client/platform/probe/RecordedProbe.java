package org.collectivemind.client.platform.probe;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;

/** The machine of a capture. It answers what was asked when the capture was made; all else is not there. */
public final class RecordedProbe implements Probe {
    private final Capture capture;
    private final SortedSet<String> paths;

    public RecordedProbe(Capture capture) {
        this.capture = capture;
        this.paths = capture.paths();
    }

    @Override
    public Optional<byte[]> read(String path, int limit) {
        return Optional.ofNullable(capture.files().get(path))
                .map(Capture.Content::bytes)
                .map(bytes -> Arrays.copyOf(bytes, Math.min(limit, bytes.length)));
    }

    @Override
    public boolean exists(String path) {
        return paths.contains(path)
                || !below(path + "/").isEmpty()
                || !below(path + "\\").isEmpty();
    }

    @Override
    public List<String> list(String directory) {
        SortedSet<String> names = new TreeSet<>();
        for (String separator : List.of("/", "\\")) {
            String prefix = directory.endsWith(separator) ? directory : directory + separator;
            for (String path : below(prefix)) {
                String rest = path.substring(prefix.length());
                int end = rest.indexOf(separator);
                names.add(end < 0 ? rest : rest.substring(0, end));
            }
        }
        names.remove("");
        return List.copyOf(names);
    }

    private SortedSet<String> below(String prefix) {
        return paths.subSet(prefix, prefix + Character.MAX_VALUE);
    }

    @Override
    public Optional<String> readLink(String path) {
        return Optional.ofNullable(capture.links().get(path));
    }

    @Override
    public Optional<Output> execute(String... command) {
        return Optional.ofNullable(capture.programs().get(List.of(command)));
    }

    @Override
    public Optional<String> property(String name) {
        return Optional.ofNullable(capture.properties().get(name));
    }

    @Override
    public Optional<String> variable(String name) {
        return Optional.ofNullable(capture.variables().get(name));
    }

    @Override
    public int processors() {
        return capture.processors();
    }

    @Override
    public OptionalLong memory() {
        return capture.memory();
    }

    @Override
    public OptionalLong usableSpace(Path path) {
        return capture.usableSpace();
    }
}
