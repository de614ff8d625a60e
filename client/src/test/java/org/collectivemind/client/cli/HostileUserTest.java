package org.collectivemind.client.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.collectivemind.testrepos.packages.PackageDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nobody should do and somebody does. */
class HostileUserTest {
    private static final String WISH = "org.example:greeter@^1.0";

    @TempDir
    Path root;

    @Test
    void blobsDamagedInTheStore() throws IOException {
        Session session = Session.inProject(root, WISH);
        session.quietly("install");
        damageBlobs(session);
        session.comment("somebody wrote into a blob; its name is its hash")
                .cm("store", "verify")
                .cm("store", "verify")
                .cm("store", "stats")
                .cm("install")
                .cm("run", "greet")
                .cat("greeting.txt")
                .cm("store", "verify", "--json")
                .matches("store/damaged");
    }

    @Test
    void blobsDamagedInTheStoreAndRepairedAtOnce() throws IOException {
        Session session = Session.inProject(root, WISH);
        session.quietly("install");
        damageBlobs(session);
        session.comment("every project that uses the store gets back what its lock pins")
                .cd("..")
                .cm("store", "verify", "--repair")
                .cd("project")
                .cm("run", "greet")
                .cat("greeting.txt")
                .cm("store", "verify", "--repair", "--json");
        damageBlobs(session);
        session.comment("nowhere to get it from").remove("../registry").cm("store", "verify", "--repair");
        session.matches("store/repaired");
    }

    @Test
    void blobsDamagedInTheStoreThatNobodyNeeds() throws IOException {
        Session session = Session.inProject(root, WISH);
        session.quietly("install");
        damageBlobs(session);
        session.remove("cm.lock").cm("store", "verify", "--repair").matches("store/unpinned");
    }

    private static void damageBlobs(Session session) throws IOException {
        try (var tree = Files.walk(session.home().resolve("cm/store/v1"))) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                if (file.toString().contains("/blobs/")) {
                    file.toFile().setWritable(true);
                    Files.writeString(file, "#!/bin/sh\necho something else > \"$1\"  \n");
                }
            }
        }
    }

    @Test
    void thingsInTheWay() throws IOException {
        Session session = Session.inProject(root, WISH);
        session.quietly("install");
        session.cm("platform", "export", "-o", "cm.lock/box.yaml")
                .cm("platform", "export", "-o", ".cm")
                .cm("platform", "export", "--name", "Not A Name")
                .cm("registry", "init", "cm.yaml")
                .cm("registry", "init", "cm.yaml/below")
                .cm("publish", "--registry", "cm.yaml", "../package")
                .cm("publish", "--registry", "../registry", "../no-such-package")
                .cm("publish", "--registry", "../registry", "cm.yaml")
                .cm("info", "--registry", "../no-such-registry", "greeter")
                .cm("search", "--registry", "gopher:hole")
                .cm("tree", "-C", "cm.yaml");
        Files.createDirectories(session.file("../odd/cm.yaml"));
        session.comment("cm.yaml is a directory")
                .cd("../odd")
                .cm("lock")
                .cm("init")
                .matches("odd/in-the-way");
    }

    @Test
    void packagesThatCannotBePublished() throws IOException {
        Session session = Session.in(root);
        session.quietly("registry", "init", "registry").export("CM_REGISTRY", "registry");
        String head = "package:\n  name: org.example:odd\n  version: 1.0.0\n  kind: tool\nvariants:\n  - files: ";
        session.silently("secret.txt", "secret");
        PackageDirectory source = new PackageDirectory(session.work().resolve("odd"), head + "[a.txt]\n");
        source.text("a.txt", "a").text("b/a.txt", "b");
        Files.createSymbolicLink(session.file("odd/link.txt"), session.file("secret.txt"));
        for (String files : new String[] {
            "[../secret.txt]", "[link.txt]", "[\"*.txt\"]", "[/etc/passwd]", "[\"[\"]", "[]", "[b]", "[cm.yaml]"
        }) {
            session.comment("files: " + files)
                    .silently("odd/cm.yaml", head + files + "\n")
                    .cm("publish", "odd");
        }
        session.comment("a version that is none")
                .silently("odd/cm.yaml", (head + "[a.txt]\n").replace("1.0.0", "one"))
                .cm("publish", "odd")
                .comment("one good, one bad")
                .silently("odd/cm.yaml", (head + "[a.txt]\n").replace("1.0.0", "1.1.0"))
                .silently("bad/cm.yaml", (head + "[nothing.txt]\n").replace("odd", "bad"))
                .cm("publish", "odd", "bad")
                .cm("publish", "odd", "odd")
                .cm("publish", "odd", "nothing-here")
                .cm("publish", "odd", "registry")
                .cm("publish")
                .cm("search", "--registry", "registry")
                .matches("publish/refused");
    }

    @Test
    void programsThatDoNotRun() {
        Session session = Session.inProject(root, WISH);
        session.silently("notes.txt", "not a program")
                .silently(
                        "cm.yaml",
                        session.read("cm.yaml")
                                + "scripts:\n  quote: \"echo 'open\"\n  absent: no-such-program\n  empty: \"''\"\n  text: ./notes.txt\n")
                .quietly("install", "-q");
        session.cm("run", "quote")
                .cm("run", "absent")
                .cm("run", "empty")
                .cm("run", "text")
                .cm("run", ".")
                .cm("run", "")
                .cm("run", "--", "greet", "--quiet")
                .cat("greeting.txt")
                .cm("run", "--json", "greet", "x.txt")
                .matches("run/refused");
    }

    @Test
    void theSameThingTwice() {
        Session session = Session.inProject(root);
        session.cm("add", "greeter@^1", "greeter@^2")
                .cat("cm.yaml")
                .cm("add", "greeter@^1")
                .cm("add", "greeter@^1")
                .cm("remove", "greeter", "greeter")
                .cm("remove", "greeter")
                .cat("cm.yaml")
                .matches("odd/twice");
    }

    @Test
    void noHomeForMaven() throws IOException {
        Session session = Session.in(root);
        session.unset("HOME")
                .cm("info", "--offline", "--registry", "maven:central", "com.example:thing")
                .matches("odd/no-home-for-maven");
    }
}
