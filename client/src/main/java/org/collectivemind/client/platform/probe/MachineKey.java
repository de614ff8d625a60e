package org.collectivemind.client.platform.probe;

import java.util.List;

/**
 * What must be as it was for answers of programs to be as they were: this boot of this machine, its drivers, its devices, how GPUs
 * are cut into instances, and who asks: to one user a program answers what it refuses another. Told by files alone. Containers of
 * one machine that were given other devices have other keys.
 */
final class MachineKey {
    private static final List<String> FILES = List.of(
            "/proc/sys/kernel/random/boot_id",
            "/sys/module/nvidia/version",
            "/sys/module/nvidia/srcversion",
            "/proc/driver/nvidia/version",
            "/sys/module/amdgpu/version",
            "/sys/module/amdgpu/srcversion",
            "/sys/module/i915/srcversion",
            "/sys/module/xe/srcversion");
    private static final List<String> DIRECTORIES = List.of(
            "/dev",
            "/dev/dri",
            "/dev/accel",
            "/dev/nvidia-caps",
            "/sys/bus/pci/devices",
            "/sys/class/accel",
            "/sys/class/drm",
            "/sys/class/kfd/kfd/topology/nodes",
            "/usr/lib/wsl/drivers");
    private static final String INSTANCES = "/proc/driver/nvidia/capabilities";
    private static final String PROCESS = "/proc/self/status";
    /** Terminals and the like come and go. */
    private static final List<String> DEVICES =
            List.of("nvidia", "kfd", "dri", "dxg", "accel", "apex", "hl", "davinci", "neuron", "nvhost", "nvmap");

    private MachineKey() {}

    static String of(Probe machine) {
        StringBuilder key = new StringBuilder();
        for (String property : List.of("os.name", "os.version", "os.arch")) {
            key.append(machine.property(property).orElse("")).append('\n');
        }
        for (String file : FILES) {
            machine.readFile(file)
                    .ifPresent(text -> key.append(file).append(' ').append(text).append('\n'));
        }
        machine.readFile(PROCESS).stream()
                .flatMap(String::lines)
                .filter(line -> line.matches("(Uid|Gid|Groups):.*"))
                .forEach(line -> key.append(line).append('\n'));
        for (String directory : DIRECTORIES) {
            List<String> names = machine.list(directory);
            if (directory.equals("/dev")) {
                names = names.stream().filter(MachineKey::isAccelerator).toList();
            }
            key.append(directory).append(' ').append(names).append('\n');
        }
        for (String gpu : machine.list(INSTANCES)) {
            String instances = INSTANCES + "/" + gpu + "/mig";
            for (String instance : machine.list(instances)) {
                key.append(gpu).append(' ').append(instance).append(' ');
                key.append(machine.list(instances + "/" + instance)).append('\n');
            }
        }
        // Windows has no such files, but unpacks each version of a driver into a directory of its own.
        machine.variable("SystemRoot")
                .ifPresent(root -> key.append(machine.list(root + "\\System32\\DriverStore\\FileRepository")));
        return key.toString();
    }

    private static boolean isAccelerator(String name) {
        return DEVICES.stream().anyMatch(name::startsWith);
    }
}
