package org.collectivemind.client.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.collectivemind.client.project.Project;
import org.collectivemind.client.registry.Registries;
import org.collectivemind.format.manifest.RegistryAlias;
import org.collectivemind.format.manifest.RegistryDeclaration;
import org.collectivemind.format.manifest.RegistryLocation;
import picocli.CommandLine.Option;

/** A command that asks registries: the one it is told, else those of the project where the user stands. */
abstract class RegistriesCommand extends CmCommand {
    @Option(
            names = "--registry",
            paramLabel = "WHERE",
            description = "Ask this registry (file:DIR, https://… or maven:ID) instead of the project's.")
    private Optional<String> registry = Optional.empty();

    RegistriesCommand(ProcessContext context) {
        super(context);
    }

    @Override
    final Result run() {
        if (registry.isPresent()) {
            RegistryDeclaration only =
                    new RegistryDeclaration(new RegistryAlias("given"), RegistryPlace.parse(registry.get()), List.of());
            try (Wiring wiring = wiring(directory(), host())) {
                Registries registries = wiring.registries().of(List.of(only), List.of());
                return run(new Asked(registries, wiring, Project.above(directory())));
            }
        }
        Project project = Project.find(directory());
        try (Wiring wiring = wiring(project.directory(), host())) {
            Registries registries =
                    wiring.registries().of(project.projectManifest().registries(), List.of());
            return run(new Asked(registries, wiring, Optional.of(project)));
        }
    }

    /** What is said of this machine, where the command is about machines. */
    HostOptions host() {
        return new HostOptions();
    }

    /** @param project where the user stands, if that is in one */
    record Asked(Registries registries, Wiring wiring, Optional<Project> project) {}

    abstract Result run(Asked asked);

    /** How a registry is named on the command line. */
    static final class RegistryPlace {
        private static final String MAVEN = "maven:";
        private static final String FILE = "file:";

        private RegistryPlace() {}

        /** {@code file:DIR}, {@code https://…}, {@code maven:ID} or {@code maven:ID=URL}; anything else without a scheme is a directory. */
        static RegistryLocation parse(String where) {
            if (where.startsWith(MAVEN)) {
                String rest = where.substring(MAVEN.length());
                int equals = rest.indexOf('=');
                return equals < 0
                        ? new RegistryLocation.PlainMaven(rest, "")
                        : new RegistryLocation.PlainMaven(rest.substring(0, equals), rest.substring(equals + 1));
            }
            boolean directory = !where.matches("[A-Za-z][A-Za-z0-9+.-]+:.*");
            return new RegistryLocation.Cm(
                    directory
                            ? FILE + escaped(where.replace("%", "%25"))
                            : where.startsWith(FILE) ? escaped(where) : where);
        }

        /** What a URL may not hold and a directory's name may, in a URL's way of writing it. */
        private static String escaped(String path) {
            StringBuilder escaped = new StringBuilder();
            for (char c : path.toCharArray()) {
                boolean strange = c <= ' ' || "\"<>#?[]\\^`{|}\u007f".indexOf(c) >= 0;
                escaped.append(strange ? String.format(Locale.ROOT, "%%%02X", (int) c) : String.valueOf(c));
            }
            return escaped.toString();
        }
    }
}
