package org.collectivemind.client.platform.detect;

import java.util.Locale;
import org.collectivemind.client.platform.probe.Probe;

/** The operating systems detection tells apart. */
public enum OperatingSystem {
    LINUX("Linux"),
    MACOS("macOS"),
    WINDOWS("Windows"),
    OTHER("this operating system");

    private final String words;

    OperatingSystem(String words) {
        this.words = words;
    }

    static OperatingSystem of(Probe probe) {
        String name = probe.property("os.name").orElse("").toLowerCase(Locale.ROOT);
        if (name.startsWith("linux")) {
            return LINUX;
        }
        if (name.startsWith("mac") || name.startsWith("darwin")) {
            return MACOS;
        }
        return name.startsWith("windows") ? WINDOWS : OTHER;
    }

    /** How sentences call it. */
    String words() {
        return words;
    }

    /** Its value in the catalog. */
    String value(Probe probe) {
        return this == OTHER
                ? probe.property("os.name").orElse("").toLowerCase(Locale.ROOT)
                : name().toLowerCase(Locale.ROOT);
    }
}
