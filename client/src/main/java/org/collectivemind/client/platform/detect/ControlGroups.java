package org.collectivemind.client.platform.detect;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.collectivemind.client.platform.probe.Probe;

/**
 * The memory limit of the control groups this process is in (cgroup v2 {@code memory.max}, v1 {@code memory.limit_in_bytes}). A
 * group is bound by all groups above it, and inside a container the path of the group may not lead anywhere, so every directory
 * from the mount to the group counts.
 */
final class ControlGroups {
    private static final String MOUNT = "/sys/fs/cgroup";
    private static final Pattern BYTES = Pattern.compile("\\d{1,19}");
    /** v1 counts a group's own pages first, those of all groups below it under {@code total_}. */
    private static final Pattern INACTIVE = Pattern.compile("(?m)^(?:total_)?inactive_file (\\d{1,18})$");

    private static final int DEEPEST = 64;

    private ControlGroups() {}

    /** @param file that states it */
    record Limit(long bytes, String file) {}

    /** The tightest limit; empty where there is none. v1 writes "none" as a number beyond all memory. */
    static Optional<Limit> memoryLimit(Probe probe) {
        Set<String> files = new LinkedHashSet<>();
        files.add(MOUNT + "/memory.max");
        files.add(MOUNT + "/memory/memory.limit_in_bytes");
        for (String line :
                probe.readFile("/proc/self/cgroup").orElse("").lines().toList()) {
            String[] fields = line.split(":", 3);
            if (fields.length == 3 && fields[1].isEmpty()) {
                groups(fields[2]).forEach(group -> files.add(MOUNT + group + "/memory.max"));
            } else if (fields.length == 3 && List.of(fields[1].split(",")).contains("memory")) {
                groups(fields[2]).forEach(group -> files.add(MOUNT + "/memory" + group + "/memory.limit_in_bytes"));
            }
        }
        return files.stream().flatMap(file -> limit(probe, file).stream()).min(Comparator.comparingLong(Limit::bytes));
    }

    /** Whether the process is in groups whose limits it cannot see: a container may come without {@code /sys}. */
    static boolean areHidden(Probe probe) {
        return !probe.exists(MOUNT) && probe.exists("/proc/self/cgroup");
    }

    /**
     * Bytes a group may still use: its limit less what it uses, where pages of files that nobody has looked at lately do not count.
     * Empty where it does not tell.
     */
    static OptionalLong available(Probe probe, Limit limit) {
        String group = limit.file().substring(0, limit.file().lastIndexOf('/') + 1);
        boolean second = limit.file().endsWith("/memory.max");
        Optional<Long> used = limit(probe, group + (second ? "memory.current" : "memory.usage_in_bytes"))
                .map(Limit::bytes);
        long reclaimable = INACTIVE.matcher(
                        probe.readFile(group + "memory.stat").orElse(""))
                .results()
                .mapToLong(line -> Long.parseLong(line.group(1)))
                .reduce(0, (own, all) -> all);
        return used.isPresent()
                ? OptionalLong.of(Math.max(0, limit.bytes() - Math.max(0, used.get() - reclaimable)))
                : OptionalLong.empty();
    }

    private static List<String> groups(String path) {
        List<String> groups = new ArrayList<>();
        String group = path;
        while (group.length() > 1 && !group.contains("..") && groups.size() < DEEPEST) {
            groups.add(group);
            group = group.substring(0, Math.max(0, group.lastIndexOf('/')));
        }
        return groups;
    }

    private static Optional<Limit> limit(Probe probe, String file) {
        return probe.readFile(file)
                .filter(text -> BYTES.matcher(text).matches())
                .map(text -> new BigInteger(text).min(BigInteger.valueOf(Long.MAX_VALUE)))
                .map(bytes -> new Limit(bytes.longValue(), file));
    }
}
