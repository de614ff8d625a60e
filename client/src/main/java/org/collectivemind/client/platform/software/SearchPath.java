package org.collectivemind.client.platform.software;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.collectivemind.client.platform.probe.Probe;
import org.collectivemind.format.tool.DetectRule;

/**
 * Where programs are looked for. Relative and empty entries of {@code PATH}, which mean the directory somebody stands in, are passed
 * over, and so is what lies in the project: who wrote a project's files is not who set up the machine.
 */
final class SearchPath {
    private static final String PATH = "PATH";
    private static final int MOST_DIRECTORIES = 512;
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:[/\\\\].*");
    /** One of them is there where the programs in {@code /usr/bin} of macOS are more than stubs that offer an installation. */
    private static final List<String> DEVELOPER_TOOLS =
            List.of("/Library/Developer/CommandLineTools", "/Applications/Xcode.app");

    private final Probe probe;
    private final Map<String, String> variables;
    private final List<Path> project;
    private final boolean windows;
    private final boolean stubs;

    /** @param project a directory nothing is started out of */
    SearchPath(Probe probe, Map<String, String> variables, Optional<Path> project) {
        this.probe = probe;
        this.variables = Map.copyOf(variables);
        this.project = project.map(SearchPath::names).orElse(List.of());
        String system = probe.property("os.name").orElse("");
        this.windows = system.startsWith("Windows");
        this.stubs = system.startsWith("Mac") && DEVELOPER_TOOLS.stream().noneMatch(probe::exists);
    }

    /** A directory as it is called, and where its links lead: programs are found by both. */
    private static List<Path> names(Path directory) {
        try {
            return List.of(directory, directory.toRealPath());
        } catch (IOException unreadable) {
            return List.of(directory);
        }
    }

    /** The variable is called {@code Path} on Windows, where case does not count. */
    private String searched() {
        return variables.entrySet().stream()
                .filter(variable -> windows
                        ? variable.getKey().equalsIgnoreCase(PATH)
                        : variable.getKey().equals(PATH))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    /** @param path as it was looked up @param file where that leads */
    record Hit(String path, Probe.Program file) {}

    /** Every program of that rule, the first to count first; what leads to one file stands once. */
    List<Hit> programs(DetectRule rule) {
        List<Hit> hits = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>();
        for (String directory : directories(rule)) {
            for (String command : rule.commands()) {
                String path = directory + (directory.endsWith("/") ? "" : "/") + command + (windows ? ".exe" : "");
                probe.program(path)
                        .filter(file -> !inProject(path) && !inProject(file.path()))
                        .filter(file -> seen.add(file.path()))
                        .ifPresent(file -> hits.add(new Hit(path, file)));
            }
        }
        return hits;
    }

    private Set<String> directories(DetectRule rule) {
        Set<String> directories = new LinkedHashSet<>();
        rule.variable()
                .map(variables::get)
                .filter(this::isAbsolute)
                .map(this::plain)
                .ifPresent(home -> directories.addAll(List.of(home + "/bin", home)));
        for (String entry : searched().split(windows ? ";" : ":")) {
            if (isAbsolute(entry)) {
                directories.add(plain(entry));
            }
        }
        directories.addAll(rule.paths());
        if (stubs) {
            directories.remove("/usr/bin");
        }
        return directories.size() <= MOST_DIRECTORIES
                ? directories
                : new LinkedHashSet<>(List.copyOf(directories).subList(0, MOST_DIRECTORIES));
    }

    private boolean isAbsolute(String entry) {
        return windows ? DRIVE.matcher(entry).matches() : entry.startsWith("/");
    }

    private String plain(String entry) {
        String slashes = windows ? entry.replace('\\', '/') : entry;
        return slashes.length() > 1 && slashes.endsWith("/") ? slashes.substring(0, slashes.length() - 1) : slashes;
    }

    private boolean inProject(String path) {
        try {
            Path normal = Path.of(path).normalize();
            return project.stream().anyMatch(normal::startsWith);
        } catch (InvalidPathException strange) {
            return true;
        }
    }
}
