package org.collectivemind.client.cli;

import java.nio.file.Path;
import org.collectivemind.testrepos.packages.PackageDirectory;

/** A registry beside a session's project, to which a test publishes small packages one by one. */
final class Shelf {
    private final Session session;
    private int published;

    private Shelf(Session session) {
        this.session = session;
    }

    /** In a session that stands in an empty project. */
    static Shelf beside(Session session) {
        session.quietly("registry", "init", session.work().resolve("registry").toString());
        return new Shelf(session);
    }

    /** @param spec {@code name@version} in the group {@code org.example} @param rest more of its manifest */
    Shelf put(String spec, String rest) {
        String[] words = spec.split("@");
        Path source = new PackageDirectory(
                        session.work().resolve("sources/p" + published++),
                        "package: {name: 'org.example:" + words[0] + "', version: '" + words[1] + "', kind: tool}\n"
                                + rest + "\n")
                .text("what.txt", spec)
                .program("bin/say", "#!/bin/sh\necho \"" + words[0] + " " + words[1] + "$1\" > said.txt\n")
                .root();
        session.quietly("publish", "--registry", "file:" + session.work().resolve("registry"), source.toString());
        return this;
    }

    Shelf put(String spec) {
        return put(spec, "variants: [{files: [what.txt]}]");
    }

    /** Versions that depend on nothing. */
    Shelf all(String name, String... versions) {
        for (String version : versions) {
            put(name + "@" + version);
        }
        return this;
    }
}
