package org.collectivemind.resolver.conformance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.platform.Fact;
import org.collectivemind.format.platform.Platform;
import org.collectivemind.resolver.request.Target;

/** Where a case of Python packages is resolved for: the values of marker variables, and as a target the facts behind them. */
record Environment(SortedMap<String, String> variables, Optional<String> glibc) {
    /** What a case runs on that does not say: CPython on Linux. */
    private static final Map<String, String> USUAL = Map.ofEntries(
            Map.entry("os_name", "posix"),
            Map.entry("sys_platform", "linux"),
            Map.entry("platform_system", "Linux"),
            Map.entry("platform_machine", "x86_64"),
            Map.entry("platform_release", "6.1"),
            Map.entry("platform_version", "1"),
            Map.entry("implementation_name", "cpython"),
            Map.entry("platform_python_implementation", "CPython"),
            Map.entry("extra", ""));

    private static final Map<String, String> SYSTEMS = Map.of("linux", "linux", "darwin", "macos", "win32", "windows");

    static Environment usual(String python, String glibc) {
        return new Environment(withPython(new TreeMap<>(USUAL), python), Optional.of(glibc));
    }

    private static SortedMap<String, String> withPython(SortedMap<String, String> variables, String python) {
        variables.put("python_full_version", python);
        variables.put("implementation_version", python);
        variables.put("python_version", PythonVersion.parse(python).minor());
        return variables;
    }

    PythonVersion python() {
        return PythonVersion.parse(variables.get("python_full_version"));
    }

    boolean satisfies(Optional<String> marker) {
        return marker.isEmpty() || Marker.holds(marker.get(), variables);
    }

    /**
     * One environment for every combination of values that markers can tell apart: each value a variable is compared with, one
     * that none is, and versions of Python around each that is named.
     */
    static List<Environment> toldApart(
            Environment usual, Iterable<String> markers, Iterable<String> pythons, Predicate<PythonVersion> supported) {
        SortedMap<String, SortedSet<String>> mentioned = new TreeMap<>();
        markers.forEach(marker -> Marker.collect(marker, usual.variables(), mentioned));
        SortedSet<String> versions = new TreeSet<>();
        versions.add(usual.python().toString());
        for (String variable : List.of("python_version", "python_full_version", "implementation_version")) {
            Optional.ofNullable(mentioned.remove(variable))
                    .ifPresent(values -> values.forEach(v -> around(v, versions)));
        }
        pythons.forEach(python -> around(python, versions));
        List<SortedMap<String, String>> all = new ArrayList<>();
        versions.stream()
                .filter(version -> supported.test(PythonVersion.parse(version)))
                .forEach(version -> all.add(withPython(new TreeMap<>(usual.variables()), version)));
        mentioned.forEach((variable, values) -> {
            List<SortedMap<String, String>> before = List.copyOf(all);
            all.clear();
            SortedSet<String> domain = new TreeSet<>(values);
            domain.add("other");
            for (SortedMap<String, String> variables : before) {
                for (String value : domain) {
                    SortedMap<String, String> copy = new TreeMap<>(variables);
                    copy.put(variable, value);
                    all.add(copy);
                }
            }
        });
        return all.stream()
                .map(variables -> new Environment(variables, usual.glibc()))
                .toList();
    }

    private static void around(String version, SortedSet<String> versions) {
        PythonVersion python = PythonVersion.parse(version);
        int major = python.number(0);
        int minor = python.number(1);
        int patch = python.number(2);
        for (String each : Arrays.asList(
                major + "." + minor + "." + patch,
                major + "." + minor + "." + (patch + 1),
                major + "." + (minor + 1) + ".0",
                major + "." + Math.max(0, minor - 1) + ".0")) {
            versions.add(each);
        }
    }

    Target target() {
        SortedMap<AttributeKey, Fact> facts = new TreeMap<>();
        fact(facts, "run.python", python().toString());
        fact(facts, "os", SYSTEMS.getOrDefault(variables.get("sys_platform"), "freebsd"));
        fact(facts, "arch", variables.get("platform_machine"));
        glibc.ifPresent(version -> fact(facts, "libc", "glibc-" + version));
        return new Target("case", new Platform("case", facts, List.of()));
    }

    private static void fact(SortedMap<AttributeKey, Fact> facts, String key, String value) {
        facts.put(AttributeKey.parse(key), new Fact.Known(value, "case"));
    }
}
