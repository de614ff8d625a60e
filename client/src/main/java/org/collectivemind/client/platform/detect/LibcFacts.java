package org.collectivemind.client.platform.detect;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.collectivemind.client.platform.probe.Probe;
import org.collectivemind.format.platform.Fact;

/**
 * The C library and its version, read from the library's own file without starting it. Which library is told by what this very
 * process has mapped: a machine may have a second one lying about (musl as a package on Debian, gcompat on Alpine).
 */
public final class LibcFacts {
    public static final Detector DETECTOR = new Detector("libc", List.of(FactKeys.LIBC), LibcFacts::detect);
    private static final int LIBRARY_LIMIT = 16 << 20;
    private static final Pattern MAPPED =
            Pattern.compile("(/\\S*/(?:libc\\.so\\.6|libc-2\\.\\d+\\.so|ld-musl-\\S+\\.so\\.1))$", Pattern.MULTILINE);
    /** glibc's banner, which {@code libc.so.6} prints when run: {@code GNU C Library (…) stable release version 2.36.} */
    private static final Pattern GLIBC = Pattern.compile("GNU C Library[^\\n]{0,200}? version (\\d+\\.\\d+)");
    /** musl keeps its version as a string of its own. */
    private static final Pattern MUSL = Pattern.compile("\\x00(1\\.\\d{1,2}\\.\\d{1,3})\\x00");

    private static final Pattern OLD_NAME = Pattern.compile("libc-(2\\.\\d+)\\.so$");

    private LibcFacts() {}

    private static void detect(Machine machine, Findings findings) {
        switch (machine.system()) {
            case LINUX -> findings.put(FactKeys.LIBC, linux(machine));
            case MACOS, WINDOWS ->
                findings.absent(
                        FactKeys.LIBC,
                        machine.system().words() + " has one C library, and the version of the system is its version");
            case OTHER ->
                findings.unknown(
                        FactKeys.LIBC, "nobody knows where " + machine.system().words() + " keeps it");
        }
    }

    private static Fact linux(Machine machine) {
        Probe probe = machine.probe();
        List<String> libraries = mapped(machine).map(List::of).orElseGet(() -> usual(machine));
        return libraries.stream()
                .flatMap(path -> stated(probe, path).stream())
                .findFirst()
                .or(() -> libraries.stream().anyMatch(LibcFacts::isMusl) ? Optional.empty() : glibcByCommand(probe))
                .orElseGet(() -> new Fact.Unknown(
                        libraries.isEmpty()
                                ? "neither glibc nor musl is where they usually are"
                                : libraries.get(0) + " does not state its version"));
    }

    private static boolean isMusl(String path) {
        return path.contains("ld-musl-");
    }

    private static Optional<Fact> stated(Probe probe, String path) {
        Matcher named = OLD_NAME.matcher(path);
        if (named.find()) {
            return Optional.of(known("glibc-" + named.group(1), path));
        }
        String content = probe.read(path, LIBRARY_LIMIT)
                .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
                .orElse("");
        return isMusl(path)
                ? first(MUSL, content, 0).map(version -> known("musl-" + version, path))
                : first(GLIBC, content, Math.max(0, content.indexOf("GNU C Library")))
                        .map(version -> known("glibc-" + version, path));
    }

    /** A process that is translated has mapped the library of another architecture. */
    private static Optional<String> mapped(Machine machine) {
        return machine.architecture().emulated().isEmpty()
                ? machine.probe().readFile("/proc/self/maps").flatMap(maps -> first(MAPPED, maps, 0))
                : Optional.empty();
    }

    /** Where a process that was linked without one looks: glibc first, for Debian keeps musl beside it as a package. */
    private static List<String> usual(Machine machine) {
        String architecture = machine.architecture().name();
        return Stream.of(
                        "/lib/" + architecture + "-linux-gnu/libc.so.6",
                        "/usr/lib/" + architecture + "-linux-gnu/libc.so.6",
                        "/lib64/libc.so.6",
                        "/usr/lib64/libc.so.6",
                        "/usr/lib/libc.so.6",
                        "/lib/ld-musl-" + architecture + ".so.1")
                .filter(machine.probe()::exists)
                .collect(Collectors.toList());
    }

    private static Optional<Fact> glibcByCommand(Probe probe) {
        return probe.execute("getconf", "GNU_LIBC_VERSION")
                .filter(Probe.Output::succeeded)
                .map(output -> output.text().strip().replace(' ', '-'))
                .filter(text -> text.startsWith("glibc-"))
                .map(text -> known(text, "getconf"));
    }

    private static Optional<String> first(Pattern pattern, String text, int from) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find(from) ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static Fact known(String value, String source) {
        return Findings.fact(FactKeys.LIBC, List.of(value), source);
    }
}
