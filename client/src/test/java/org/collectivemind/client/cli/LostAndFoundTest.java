package org.collectivemind.client.cli;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies outside the project goes away: store, registry, platform file, a package's files. */
class LostAndFoundTest {
    private static final String WISH = "org.example:greeter@^1.0";

    @TempDir
    Path root;

    @Test
    void whatCanBeMadeAgainIsMadeAgain() {
        Session session = Session.inProject(root, WISH);
        session.quietly("install");
        session.comment("our own note is broken: it is made again")
                .silently(".cm/environment.json", "{\"cm-environment\": 1, \"machine\":")
                .cm("install")
                .comment("somebody deleted what is laid out in the store")
                .remove(session.home() + "/cm/store/v1/pkgs")
                .cm("install")
                .comment("somebody deleted the store")
                .remove(session.home() + "/cm")
                .cm("install")
                .comment("and the environment's directory")
                .remove(".cm")
                .cm("run", "greet")
                .matches("lost/made-again");
    }

    @Test
    void aRegistryThatIsGone() {
        Session session = Session.inProject(root, WISH);
        session.quietly("install");
        session.remove("../registry")
                .comment("what is installed goes on to work")
                .cm("install")
                .cm("run", "greet")
                .cm("tree")
                .comment("but nothing can be locked or fetched anew")
                .cm("lock")
                .cm("update", "greeter")
                .cm("search", "greeter")
                .cm("info", "greeter")
                .remove(session.home() + "/cm")
                .cm("install")
                .matches("lost/registry");
    }

    @Test
    void aPlatformFileThatIsNone() {
        Session session = Session.inProject(root, WISH);
        session.quietly("platform", "export", "-o", "box.yaml");
        session.silently("cm.yaml", session.read("cm.yaml").replace("[host]", "{box: {platform: box.yaml}}"));
        session.quietly("lock");
        for (String bad :
                new String[] {"", "platform: 7\n", "platform: 1\nfacts: {arch: {v: [x86_64\n", "facts: {}\n"}) {
            session.write("box.yaml", bad);
            Snapshot before = session.snapshot();
            session.cm("lock");
            before.isIntact();
        }
        session.matches("lost/platform-file");
    }
}
