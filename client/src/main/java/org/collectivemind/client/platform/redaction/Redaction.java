package org.collectivemind.client.platform.redaction;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.collectivemind.client.platform.probe.Capture;
import org.collectivemind.client.platform.probe.Capture.Content;
import org.collectivemind.client.platform.probe.Probe;

/**
 * Makes of a capture one that may be sent: no names of users and hosts, home directories, serial numbers, UUIDs, hardware and
 * network addresses, places on the PCI bus, machine ids or running programs. What it cannot know, such as a name in a file of an
 * unknown kind, is for the user to see.
 */
public final class Redaction {
    private static final Pattern PROPERTY =
            Pattern.compile("os\\..*|java\\.vm\\.name|java\\.version|sun\\.arch\\.data\\.model");
    /** Variables whose values are about the machine's kind. Of others it is told that they are set, not what to. */
    private static final Pattern VARIABLE = Pattern.compile(
            "SystemRoot|ProgramW6432|ProgramFiles|PROCESSOR_.*|NUMBER_OF_PROCESSORS|OS|.*_VISIBLE_DEVICES|CUDA_.*|NVIDIA_.*|HSA_.*|ROCM?_.*|HIP_.*|ZE_.*|GPU_.*");

    /** Lists of directories. */
    private static final Set<String> PLACES = Set.of("PATH", "LD_LIBRARY_PATH");
    /** Lists of files. */
    private static final Set<String> FILES = Set.of("VK_DRIVER_FILES", "VK_ICD_FILENAMES");

    private static final Pattern COMMON_PLACE =
            Pattern.compile("/(usr|bin|sbin|opt/(rocm|cuda|conda|homebrew|nvidia)|run/current-system"
                    + "|snap/bin|home/user)(/.*|[^/]*)|(?i)[A-Z]:\\\\(Windows|Program Files.*)(\\\\.*)?");
    private static final String DEVICES = "/dev";
    private static final Pattern ACCELERATOR = Pattern.compile(
            "nvidia.*|kfd|dri|dxg|accel.*|apex.*|hailo.*|mali.*|nvhost.*|nvmap|vfio|davinci.*|habana.*|hl\\d.*|ipu.*|neuron.*|tpu.*");
    /** Of one file; a capture as a whole must stay readable. */
    private static final int MOST_OF_A_FILE = 48 << 10;
    /** Of what one program printed: a registry with many devices, a machine with sixteen GPUs. */
    private static final int MOST_OF_A_PROGRAM = 256 << 10;

    private final Scrubber scrubber;
    private final Groups groups;
    private final Capture raw;

    private Redaction(Capture raw, Probe machine) {
        this.raw = raw;
        this.scrubber = new Scrubber(Secrets.of(machine));
        this.groups = Groups.of(machine.readFile("/proc/self/cgroup").orElse(""));
        texts(raw).forEach(scrubber::learn);
    }

    /** @param machine that the capture was taken from; it is asked for the names that must not be in it */
    public static Capture of(Capture raw, Probe machine) {
        return new Redaction(raw, machine).redacted();
    }

    private static Stream<String> texts(Capture raw) {
        Stream<String> files = raw.files().entrySet().stream()
                .flatMap(file -> Stream.concat(Stream.of(file.getKey()), strings(file.getValue())));
        Stream<String> directories = raw.directories().entrySet().stream()
                .flatMap(listed -> Stream.concat(Stream.of(listed.getKey()), listed.getValue().stream()));
        Stream<String> links =
                raw.links().entrySet().stream().flatMap(link -> Stream.of(link.getKey(), link.getValue()));
        Stream<String> programs = raw.programs().entrySet().stream()
                .flatMap(ran -> Stream.concat(
                        ran.getKey().stream(), Stream.of(ran.getValue().text())));
        return Stream.of(files, raw.present().stream(), directories, links, programs, raw.variables().values().stream())
                .flatMap(all -> all);
    }

    private static Stream<String> strings(Content content) {
        return content instanceof Content.Text text
                ? Stream.of(text.text())
                : ((Content.Strings) content).strings().stream();
    }

    private Capture redacted() {
        SortedMap<String, String> properties = new TreeMap<>(raw.properties());
        properties.keySet().removeIf(name -> !PROPERTY.matcher(name).matches());
        SortedMap<String, String> variables = new TreeMap<>();
        raw.variables().forEach((name, value) -> variables.put(name, variable(name, value)));
        SortedMap<String, Content> files = new TreeMap<>();
        raw.files().forEach((path, content) -> files.put(path(path), content(path, content)));
        SortedMap<String, List<String>> directories = new TreeMap<>();
        raw.directories().forEach((path, names) -> directories.put(path(path), names(path, names)));
        Map<List<String>, Probe.Output> programs = new LinkedHashMap<>();
        raw.programs()
                .forEach((command, output) -> programs.put(
                        command(command),
                        new Probe.Output(
                                output.exitCode(),
                                bounded(scrubber.scrub(KnownPrograms.keep(command, output.text())), MOST_OF_A_PROGRAM),
                                output.timedOut())));
        SortedMap<String, String> links = new TreeMap<>();
        raw.links().forEach((path, target) -> links.put(path(path), path(target)));
        return new Capture(
                raw.about(),
                properties,
                variables,
                raw.processors(),
                raw.memory(),
                raw.usableSpace(),
                files,
                raw.present().stream().map(this::path).collect(Collectors.toCollection(TreeSet::new)),
                directories,
                links,
                programs);
    }

    private String path(String path) {
        return scrubber.scrub(groups.rename(path));
    }

    /** Where the program lies, then words of cm's own. A class of Windows' registry looks like a UUID, but is every machine's. */
    private List<String> command(List<String> words) {
        return Stream.concat(
                        Stream.of(scrubber.scrub(words.get(0))), words.stream().skip(1))
                .toList();
    }

    private String variable(String name, String value) {
        if (PLACES.contains(name)) {
            return list(value, place -> COMMON_PLACE.matcher(place).matches() || leadsToSomething(place));
        }
        if (FILES.contains(name)) {
            return list(value, raw.files()::containsKey);
        }
        return VARIABLE.matcher(name).matches() ? scrubber.scrub(value) : "redacted";
    }

    private String list(String value, Predicate<String> kept) {
        String separator = value.contains(";") ? ";" : ":";
        return Stream.of(value.split(separator)).filter(kept).map(this::path).collect(Collectors.joining(separator));
    }

    private boolean leadsToSomething(String directory) {
        return Stream.concat(raw.present().stream(), raw.files().keySet().stream())
                .anyMatch(path -> path.startsWith(directory)
                        && path.substring(directory.length()).matches("[/\\\\][^/\\\\]+"));
    }

    private Content content(String path, Content content) {
        if (content instanceof Content.Strings strings) {
            return new Content.Strings(
                    strings.strings().stream().map(scrubber::scrub).toList());
        }
        String text = ((Content.Text) content).text();
        return new Content.Text(bounded(
                switch (path) {
                    case "/proc/self/cgroup" -> groups.rename(text);
                    case "/proc/self/maps" -> scrubber.scrub(KnownFiles.maps(text));
                    default ->
                        KnownFiles.keep(path, text)
                                .map(scrubber::withoutIdentifiers)
                                .orElseGet(() -> scrubber.scrub(text));
                },
                MOST_OF_A_FILE));
    }

    private List<String> names(String directory, List<String> names) {
        return names.stream()
                .filter(name ->
                        !directory.equals(DEVICES) || ACCELERATOR.matcher(name).matches())
                .map(name -> path("/" + name).substring(1))
                .distinct()
                .toList();
    }

    private static String bounded(String text, int most) {
        return text.length() <= most ? text : text.substring(0, text.lastIndexOf('\n', most) + 1);
    }
}
