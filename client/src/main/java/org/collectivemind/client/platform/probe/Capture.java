package org.collectivemind.client.platform.probe;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.collectivemind.format.yaml.YamlNode;
import org.collectivemind.format.yaml.YamlReader;

/**
 * A machine written down: every question detection asked of it, and the answer. What was not asked is not there. As YAML:
 *
 * <pre>
 * capture: 1
 * about: Debian 12 on a laptop
 * properties: {os.name: Linux, os.version: 6.1.0-18-amd64, os.arch: amd64}
 * variables: {PATH: "/usr/bin:/bin"}
 * processors: 8
 * memory: 16777216000                  # bytes, as the operating system tells the Java runtime
 * usable-space: 250000000000           # bytes, on the disk of the store
 * files:
 *   /proc/meminfo: |
 *     MemTotal:       16384000 kB
 *   /usr/lib/x86_64-linux-gnu/libc.so.6: {strings: ["GNU C Library (…) stable release version 2.36."]}
 * present: [/dev/nvidiactl]            # it is there, and nobody read it
 * directories:
 *   /sys/class/drm: [card0, card1]
 * links:
 *   /sys/class/drm/card0/device/driver: ../../../../bus/pci/drivers/amdgpu
 * programs:
 *   - {command: [/usr/bin/nvidia-smi, -q, -x], timed-out: true}
 *   - command: [getconf, GNU_LIBC_VERSION]
 *     exit: 0                          # may be left out
 *     output: |
 *       glibc 2.36
 * </pre>
 *
 * Directories above a file that is written down are there without saying, and hold it. Of a binary file only telling strings
 * are kept, between bytes of zero. A capture has at most 1 MiB.
 *
 * @param about what machine this is, in words; may be empty
 * @param memory bytes
 * @param usableSpace bytes
 */
public record Capture(
        String about,
        SortedMap<String, String> properties,
        SortedMap<String, String> variables,
        int processors,
        OptionalLong memory,
        OptionalLong usableSpace,
        SortedMap<String, Content> files,
        SortedSet<String> present,
        SortedMap<String, List<String>> directories,
        SortedMap<String, String> links,
        Map<List<String>, Probe.Output> programs) {

    /** What is kept of a file. */
    public sealed interface Content {
        byte[] bytes();

        /** All of it that was read. */
        record Text(String text) implements Content {
            @Override
            public byte[] bytes() {
                return text.getBytes(StandardCharsets.UTF_8);
            }
        }

        /** The telling strings of a binary file. */
        record Strings(List<String> strings) implements Content {
            public Strings {
                strings = List.copyOf(strings);
            }

            @Override
            public byte[] bytes() {
                return ("\0" + String.join("\0", strings) + "\0").getBytes(StandardCharsets.UTF_8);
            }
        }
    }

    public Capture {
        if (processors < 1) {
            throw new IllegalArgumentException(processors + " processors");
        }
        properties = Collections.unmodifiableSortedMap(new TreeMap<>(properties));
        variables = Collections.unmodifiableSortedMap(new TreeMap<>(variables));
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        present = Collections.unmodifiableSortedSet(new TreeSet<>(present));
        SortedMap<String, List<String>> listed = new TreeMap<>();
        directories.forEach((path, names) -> listed.put(path, List.copyOf(names)));
        directories = Collections.unmodifiableSortedMap(listed);
        links = Collections.unmodifiableSortedMap(new TreeMap<>(links));
        Map<List<String>, Probe.Output> ran = new LinkedHashMap<>();
        programs.forEach((command, output) -> ran.put(List.copyOf(command), output));
        programs = Collections.unmodifiableMap(ran);
    }

    /** All paths that are written down, each once; what is above them is there too. */
    SortedSet<String> paths() {
        SortedSet<String> paths = new TreeSet<>(present);
        paths.addAll(files.keySet());
        paths.addAll(links.keySet());
        directories.forEach((path, names) -> {
            paths.add(path);
            names.forEach(name -> paths.add(path + separator(path) + name));
        });
        return paths;
    }

    private static String separator(String directory) {
        if (directory.endsWith("/") || directory.endsWith("\\")) {
            return "";
        }
        return directory.contains("\\") ? "\\" : "/";
    }

    /** @param fileName how messages call the file */
    public static Capture read(String text, String fileName) {
        return read(YamlReader.read(text, fileName));
    }

    public static Capture read(YamlNode root) {
        return CaptureReader.read(root.mapping());
    }

    /** Whether a file means to be a capture, and not a platform file. */
    public static boolean is(YamlNode root) {
        return root instanceof YamlNode.Mapping mapping
                && mapping.optional("capture").isPresent();
    }

    /** The text that reads back as this capture; equal captures give equal text. */
    public String write() {
        return new CaptureWriter().write(this);
    }
}
