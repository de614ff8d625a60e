package org.collectivemind.client.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option of commands that take what they need from a bundle. */
final class BundleOption {
    /** The same for every command in a project. */
    static final String VARIABLE = "CM_BUNDLE";

    @Option(
            names = "--bundle",
            paramLabel = "DIR",
            description =
                    "Take everything from this directory, made by `cm bundle`, and ask no network. Also CM_BUNDLE.")
    private Optional<Path> bundle = Optional.empty();

    /** The directory that is meant. @param directory what a relative path is relative to */
    Optional<Path> in(Path directory, ProcessContext context) {
        return bundle.map(directory::resolve).or(() -> ofEnvironment(directory, context));
    }

    static Optional<Path> ofEnvironment(Path directory, ProcessContext context) {
        return context.variable(VARIABLE).filter(text -> !text.isBlank()).map(directory::resolve);
    }
}
