package org.collectivemind.client.platform.detect;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.collectivemind.client.platform.probe.Probe;

/**
 * What all detectors look at.
 *
 * @param architecture as the catalog names it; of the machine, where the Java runtime is translated
 * @param sysctl macOS only: names and values of one call
 * @param cpuInfo Linux only
 */
public record Machine(
        Probe probe, OperatingSystem system, Architecture architecture, Map<String, String> sysctl, CpuInfo cpuInfo) {
    public Machine {
        sysctl = Collections.unmodifiableMap(new TreeMap<>(sysctl));
    }

    public static Machine of(Probe probe) {
        OperatingSystem system = OperatingSystem.of(probe);
        Map<String, String> sysctl = system == OperatingSystem.MACOS ? readSysctl(probe) : Map.of();
        CpuInfo cpuInfo = system == OperatingSystem.LINUX ? CpuInfo.read(probe) : CpuInfo.NONE;
        return new Machine(probe, system, Architecture.of(probe, system, sysctl, cpuInfo), sysctl, cpuInfo);
    }

    /** The same, for a machine that does not answer what {@link #of} asks. */
    public static Machine silent(Probe probe) {
        OperatingSystem system = OperatingSystem.of(probe);
        Architecture architecture = Architecture.of(probe, system, Map.of(), CpuInfo.NONE);
        return new Machine(probe, system, architecture, Map.of(), CpuInfo.NONE);
    }

    public Optional<String> sysctl(String name) {
        return Optional.ofNullable(sysctl.get(name)).filter(value -> !value.isEmpty());
    }

    /** Names this system lacks cost an exit code, not the answer. */
    private static Map<String, String> readSysctl(Probe probe) {
        Map<String, String> values = new TreeMap<>();
        probe.execute(
                        "/usr/sbin/sysctl",
                        "hw",
                        "machdep.cpu",
                        "kern.osproductversion",
                        "sysctl.proc_translated",
                        "iogpu")
                .ifPresent(output -> output.text().lines().forEach(line -> {
                    int colon = line.indexOf(": ");
                    if (colon > 0) {
                        values.put(
                                line.substring(0, colon),
                                line.substring(colon + 2).strip());
                    }
                }));
        return values;
    }
}
