package org.collectivemind.client.platform.redaction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.collectivemind.client.platform.probe.Probe;

/** The names this machine and its user go by, as the machine tells them. */
final class Secrets {
    private static final int SHORTEST = 2;
    /** Names that tell nothing, and stand in many a text for something else. */
    private static final Set<String> COMMON = Set.of(
            "root",
            "user",
            "admin",
            "administrator",
            "guest",
            "localhost",
            "localdomain",
            "host",
            "linux",
            "debian",
            "ubuntu",
            "fedora",
            "centos",
            "rocky",
            "alpine",
            "arch",
            "nixos",
            "windows",
            "macos",
            "darwin",
            "docker",
            "nvidia",
            "amd",
            "intel",
            "apple",
            "gpu",
            "cpu",
            "cuda",
            "rocm",
            "jetson",
            "pi",
            "raspberrypi",
            "node",
            "runner",
            "build",
            "ci",
            "vm",
            "wsl",
            "test");

    private final List<Name> names = new ArrayList<>();

    private record Name(Pattern pattern, String replacement) {}

    static Secrets of(Probe machine) {
        Secrets secrets = new Secrets();
        Stream.concat(machine.property("user.home").stream(), values(machine, "HOME", "USERPROFILE"))
                .filter(home -> home.chars().filter(c -> c == '/' || c == '\\').count() > 1)
                .forEach(home -> secrets.add(home, home.contains("\\") ? "C:\\Users\\user" : "/home/user"));
        Stream.concat(machine.property("user.name").stream(), values(machine, "USER", "LOGNAME", "USERNAME"))
                .forEach(user -> secrets.add(user, "user"));
        Stream.concat(
                        values(machine, "HOSTNAME", "COMPUTERNAME", "NAME"),
                        Stream.of("/etc/hostname", "/proc/sys/kernel/hostname")
                                .flatMap(file -> machine.readFile(file).stream()))
                .flatMap(host -> Stream.of(host, host.split("\\.", 2)[0]))
                .forEach(host -> secrets.add(host, "host"));
        Stream.of("/etc/machine-id", "/var/lib/dbus/machine-id")
                .flatMap(file -> machine.readFile(file).stream())
                .forEach(id -> secrets.add(id, "redacted"));
        secrets.names.sort(
                Comparator.comparing(name -> -name.pattern().pattern().length()));
        return secrets;
    }

    private static Stream<String> values(Probe machine, String... variables) {
        return Stream.of(variables).flatMap(name -> machine.variable(name).stream());
    }

    private void add(String name, String replacement) {
        if (name.length() >= SHORTEST && !COMMON.contains(name.toLowerCase(Locale.ROOT))) {
            Pattern whole = Pattern.compile(
                    "(?<![A-Za-z0-9])" + Pattern.quote(name) + "(?![A-Za-z0-9])", Pattern.CASE_INSENSITIVE);
            names.add(new Name(whole, replacement));
        }
    }

    String remove(String text) {
        String without = text;
        for (Name name : names) {
            without = name.pattern().matcher(without).replaceAll(Matcher.quoteReplacement(name.replacement()));
        }
        return without;
    }
}
