package org.collectivemind.client.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.collectivemind.testrepos.packages.PackageDirectory;
import org.collectivemind.testrepos.packages.SamplePackages;

/** A registry with the sample packages and two versions of a tool, published once for all tests and copied for each. */
final class SampleRegistry {
    private static final Path PUBLISHED = publish();

    private SampleRegistry() {}

    static void copyTo(Path directory) {
        Tree.copy(PUBLISHED, directory);
    }

    private static Path publish() {
        try {
            Path root = Files.createTempDirectory("cm-sample-registry");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> Tree.delete(root)));
            Session session = Session.in(root);
            session.quietly("registry", "init", "registry");
            SamplePackages.writeInto(session.work())
                    .all()
                    .forEach(source -> session.quietly("publish", "--registry", "file:registry", source.toString()));
            for (String version : new String[] {"1.0.0", "1.1.0", "2.0.0"}) {
                Path source = tool(session.work(), version);
                session.quietly("publish", "--registry", "file:registry", source.toString());
            }
            return session.work().resolve("registry");
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private static Path tool(Path directory, String version) {
        return new PackageDirectory(directory.resolve("greeter-" + version), """
                        package:
                          name: org.example:greeter
                          version: %s
                          kind: tool
                          description: Says hello
                          license: MIT
                        variants:
                          - files: [bin/greet]
                            exports: {path: [bin], env: {GREETING: hello}, commands: {greet: "greet greeting.txt"}}
                        """.formatted(version))
                .program("bin/greet", "#!/bin/sh\necho \"$GREETING from " + version + "\" > \"$1\"\n")
                .root();
    }
}
