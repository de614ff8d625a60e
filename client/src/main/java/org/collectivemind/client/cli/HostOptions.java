package org.collectivemind.client.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What the user says of this machine: another one in its place, and facts over it. */
final class HostOptions {
    @Option(
            names = "--platform",
            paramLabel = "FILE|PRESET",
            description = "In place of this machine: one a platform file describes, or of `cm platform list`.")
    private Optional<String> platform = Optional.empty();

    @Option(
            names = "--set",
            paramLabel = "FACT=VALUE",
            description = "Assert a fact of this machine, such as cuda.driver=550.54.14; repeatable.")
    private List<String> facts = new ArrayList<>();

    Optional<String> platform() {
        return platform;
    }

    List<String> facts() {
        return facts;
    }

    /** Whether any was written. */
    boolean given() {
        return platform.isPresent() || !facts.isEmpty();
    }
}
