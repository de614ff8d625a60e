package org.collectivemind.client.platform.detect;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.collectivemind.client.platform.probe.Probe;

/** The operating system, its version, the architecture, and what stands between this process and the machine. */
public final class SystemFacts {
    public static final Detector DETECTOR = new Detector(
            "system",
            List.of(
                    FactKeys.OS,
                    FactKeys.OS_VERSION,
                    FactKeys.OS_DISTRIBUTION,
                    FactKeys.ARCH,
                    FactKeys.WSL,
                    FactKeys.CONTAINER),
            SystemFacts::detect);
    private static final Pattern LEADING_VERSION = Pattern.compile("\\d+(\\.\\d+)*");
    private static final Pattern WINDOWS_VERSION = Pattern.compile("\\[\\D*(\\d+(?:\\.\\d+)+)]");
    private static final String MACOS_FILE = "/System/Library/CoreServices/.SystemVersionPlatform.plist";
    private static final Pattern MACOS_VERSION =
            Pattern.compile("<key>ProductVersion</key>\\s*<string>(\\d+(?:\\.\\d+)*)</string>");
    private static final Map<String, String> CONTAINER_MARKS =
            new TreeMap<>(Map.of("/.dockerenv", "docker", "/run/.containerenv", "podman"));

    private SystemFacts() {}

    private static void detect(Machine machine, Findings findings) {
        Probe probe = machine.probe();
        findings.known(FactKeys.OS, machine.system().value(probe), "os.name");
        findings.put(
                FactKeys.ARCH,
                Findings.fact(
                        FactKeys.ARCH,
                        machine.architecture().values(),
                        machine.architecture().source()));
        switch (machine.system()) {
            case LINUX -> linux(probe, findings);
            case MACOS -> macos(machine, findings);
            case WINDOWS -> windows(probe, findings);
            case OTHER -> runtimeVersion(probe, findings);
        }
    }

    /**
     * Where {@code SYSTEM_VERSION_COMPAT} is set, macOS tells every process that it is 10.16 (16 on macOS 26), whatever it is. Its
     * own file about itself does not.
     */
    private static void macos(Machine machine, Findings findings) {
        Optional<String> file =
                machine.probe().variable("SYSTEM_VERSION_COMPAT").isEmpty()
                        ? Optional.empty()
                        : machine.probe()
                                .readFile(MACOS_FILE)
                                .map(MACOS_VERSION::matcher)
                                .filter(Matcher::find)
                                .map(matcher -> matcher.group(1));
        if (file.isPresent()) {
            findings.known(FactKeys.OS_VERSION, file.get(), MACOS_FILE);
            return;
        }
        machine.sysctl("kern.osproductversion")
                .filter(version -> !version.startsWith("10.16"))
                .ifPresentOrElse(
                        version -> findings.known(FactKeys.OS_VERSION, version, "sysctl kern.osproductversion"),
                        () -> runtimeVersion(machine.probe(), findings));
    }

    /** The kernel's release without what the distribution appends. */
    private static void runtimeVersion(Probe probe, Findings findings) {
        String text = probe.property("os.version").orElse("");
        Matcher version = LEADING_VERSION.matcher(text);
        findings.known(FactKeys.OS_VERSION, version.lookingAt() ? version.group() : text, "os.version");
    }

    private static void linux(Probe probe, Findings findings) {
        runtimeVersion(probe, findings);
        boolean wsl = wsl(probe);
        findings.known(FactKeys.WSL, Boolean.toString(wsl), "os.version");
        distribution(probe)
                .ifPresentOrElse(
                        name -> findings.known(FactKeys.OS_DISTRIBUTION, name, "/etc/os-release"),
                        () -> findings.unknown(FactKeys.OS_DISTRIBUTION, "/etc/os-release does not name it"));
        container(probe, findings);
    }

    /** A Linux in a virtual machine of Windows, whose drivers are those of Windows. */
    public static boolean wsl(Probe probe) {
        return probe.property("os.version").orElse("").toLowerCase(Locale.ROOT).contains("microsoft");
    }

    private static Optional<String> distribution(Probe probe) {
        Map<String, String> values = new TreeMap<>();
        probe.readFile("/etc/os-release")
                .or(() -> probe.readFile("/usr/lib/os-release"))
                .ifPresent(text -> text.lines().forEach(line -> {
                    int equals = line.indexOf('=');
                    if (equals > 0) {
                        values.put(
                                line.substring(0, equals),
                                line.substring(equals + 1).replaceAll("[\"']", ""));
                    }
                }));
        String version = values.getOrDefault("VERSION_ID", "");
        return Optional.ofNullable(values.get("ID")).map(id -> version.isEmpty() ? id : id + "-" + version);
    }

    public static boolean inContainer(Probe probe) {
        return container(probe).isPresent();
    }

    private static Optional<Map.Entry<String, String>> container(Probe probe) {
        for (Map.Entry<String, String> mark : CONTAINER_MARKS.entrySet()) {
            if (probe.exists(mark.getKey())) {
                return Optional.of(Map.entry(mark.getValue(), mark.getKey()));
            }
        }
        return probe.variable("KUBERNETES_SERVICE_HOST")
                .map(host -> Map.entry("kubernetes", "KUBERNETES_SERVICE_HOST"))
                .or(() -> probe.readFile("/run/systemd/container")
                        .filter(name -> !name.isEmpty())
                        .map(name -> Map.entry(name, "/run/systemd/container")));
    }

    private static void container(Probe probe, Findings findings) {
        container(probe)
                .ifPresentOrElse(
                        found -> findings.known(FactKeys.CONTAINER, found.getKey(), found.getValue()),
                        () -> findings.absent(FactKeys.CONTAINER, "nothing marks this as a container"));
    }

    /** The runtime says {@code 10.0} of every Windows since 2015; {@code ver} has the build. */
    private static void windows(Probe probe, Findings findings) {
        Optional<String> version = probe.execute("cmd.exe", "/d", "/c", "ver")
                .filter(Probe.Output::succeeded)
                .map(output -> WINDOWS_VERSION.matcher(output.text()))
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1));
        version.ifPresentOrElse(
                text -> findings.known(FactKeys.OS_VERSION, text, "ver"), () -> runtimeVersion(probe, findings));
    }
}
