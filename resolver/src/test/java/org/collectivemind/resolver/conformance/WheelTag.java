package org.collectivemind.resolver.conformance;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.collectivemind.format.requirement.Requirement;

/**
 * A <a href="https://packaging.python.org/en/latest/specifications/platform-compatibility-tags/">compatibility tag</a> such as
 * {@code cp310-cp310-manylinux2014_x86_64} as a requirement on CPython.
 */
final class WheelTag {
    private static final String NEVER = "run.python < 1";
    private static final String ALWAYS = "run.python >= 1";
    private static final Pattern PYTHON = Pattern.compile("(py|cp)(\\d)(\\d*)");
    private static final Pattern LINUX = Pattern.compile("(many|musl)?linux(1|2010|2014|_(\\d+_\\d+))?_(.+)");
    private static final Pattern OTHER = Pattern.compile("(macosx|freebsd)_\\d+_(?:\\d+_)?(.+)|(win)(?:32|_(.+))");

    private WheelTag() {}

    static Requirement requirement(String tag) {
        String[] parts = tag.split("-", 3);
        String python = any(parts[0], each -> any(parts[1], abi -> python(each, abi)));
        return Requirement.parse(python + " and " + any(parts[2], WheelTag::platform));
    }

    /** Each part may be several tags with dots between them: any of them will do. */
    private static String any(String part, Function<String, String> requirement) {
        return Arrays.stream(part.split("\\.")).map(requirement).collect(Collectors.joining(" or ", "(", ")"));
    }

    private static String python(String tag, String abi) {
        Matcher matcher = PYTHON.matcher(tag);
        boolean known = abi.equals("none") || abi.equals("abi3") || abi.equals(tag);
        if (!matcher.matches() || !known) {
            return NEVER;
        }
        String from = "run.python >= " + matcher.group(2) + (matcher.group(3).isEmpty() ? "" : "." + matcher.group(3));
        boolean exact = matcher.group(1).equals("cp")
                && !abi.equals("abi3")
                && !matcher.group(3).isEmpty();
        return exact
                ? from + " and run.python < " + matcher.group(2) + "." + (Integer.parseInt(matcher.group(3)) + 1)
                : from;
    }

    private static String platform(String tag) {
        if (tag.equals("any")) {
            return ALWAYS;
        }
        Matcher linux = LINUX.matcher(tag);
        if (linux.matches()) {
            return "os = linux and arch = " + linux.group(4) + libc(linux);
        }
        Matcher other = OTHER.matcher(tag);
        if (!other.matches()) {
            return NEVER;
        }
        boolean windows = other.group(3) != null;
        String os = windows ? "windows" : other.group(1).equals("macosx") ? "macos" : "freebsd";
        String arch = windows ? Optional.ofNullable(other.group(4)).orElse("i686") : other.group(2);
        return "os = " + os
                + switch (arch) {
                    case "universal2" -> "";
                    case "arm64" -> " and arch = aarch64";
                    case "amd64" -> " and arch = x86_64";
                    default -> " and arch = " + arch;
                };
    }

    private static String libc(Matcher linux) {
        if (linux.group(1) == null) {
            return "";
        } else if (linux.group(3) != null) {
            return " and libc >= " + (linux.group(1).equals("musl") ? "musl-" : "glibc-")
                    + linux.group(3).replace('_', '.');
        }
        return " and libc >= glibc-"
                + switch (linux.group(2)) {
                    case "1" -> "2.5";
                    case "2010" -> "2.12";
                    default -> "2.17";
                };
    }
}
