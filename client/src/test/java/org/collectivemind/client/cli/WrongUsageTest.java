package org.collectivemind.client.cli;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WrongUsageTest {
    @TempDir
    Path root;

    @Test
    void ofTheCommandLine() {
        Session.in(root)
                .cm("instal")
                .cm("frobnicate")
                .cm("install", "--frozzen")
                .cm("--jsn", "tree")
                .cm("registry")
                .cm("registry", "lst")
                .cm("store", "--json", "what")
                .cm("add")
                .cm("why")
                .cm("why", "one", "two")
                .cm("init", "--name")
                .cm("env", "--format", "xml")
                .cm("tree", "--color", "sometimes")
                .cm("store", "verify", "--sample", "most")
                .cm("store", "verify", "--sample", "2")
                .cm("instal", "--json")
                .matches("usage/command-line");
    }

    @Test
    void whereThereIsNoProject() {
        Session session = Session.in(root).cd("empty");
        for (String command : new String[] {"lock", "install", "update", "run", "env", "tree"}) {
            session.cm(command);
        }
        session.cm("add", "engine")
                .cm("remove", "engine")
                .cm("why", "engine")
                .cm("registry", "list")
                .cm("registry", "add", "samples", "file:registry")
                .cm("search", "engine")
                .cm("info", "engine")
                .cm("publish", "--registry", "file:../registry")
                .cm("install", "--json")
                .cm("tree", "-C", "/no/such/place")
                .matches("usage/no-project");
    }

    @Test
    void ofAPackageAsAProject() {
        Session session = Session.inProject(root);
        session.cd("../package").cm("init", "--package", "org.example:thing").cat("cm.yaml");
        for (String command : new String[] {"lock", "install", "tree", "run"}) {
            session.cm(command);
        }
        session.cm("add", "engine").cd("../project").cm("publish", "--registry", "file:../registry");
        session.matches("usage/package-or-project");
    }

    @Test
    void ofNames() {
        Session session = Session.inProject(root, "org.example:greeter@^1.0");
        session.quietly("lock");
        Snapshot before = session.snapshot();
        session.cm("add", "greter")
                .cm("add", "org.example:greter")
                .cm("add", "org.example:greeter:1.0")
                .cm("add", "org.example:greeter@^^1")
                .cm("add", "org.example:greeter#precision")
                .cm("add", "org.example:greeter#ml.precison=int8")
                .cm("remove", "greter")
                .cm("why", "greter")
                .cm("update", "greter")
                .cm("tree", "--target", "mac")
                .cm("tree", "--target", "Not A Name")
                .cm("install", "--target", "mac")
                .cm("info", "greeter@3")
                .cm("info", "nobody")
                .cm("run", "dance")
                .cm("lock", "--set", "cuda.driver")
                .cm("lock", "--set", "cuda.drivr=550.54")
                .cm("lock", "--set", "cpu.count=many")
                .cm("registry", "add", "samples", "file:elsewhere")
                .cm("registry", "add", "Not An Alias", "file:elsewhere")
                .cm("registry", "add", "hub", "ftp://example.org/")
                .cm("publish", "--registry", "maven:central", ".")
                .cm("registry", "add", "hub", "http://example.org/")
                .cm("registry", "add", "hub", "https://user:secret@example.org/")
                .cm("init")
                .matches("usage/names");
        before.isIntactApartFromTheEnvironment();
    }

    @Test
    void ofAHome() {
        Session.in(root)
                .unset("CM_HOME")
                .cm("store", "path")
                .unset("HOME")
                .cm("store", "path")
                .export("CM_HOME", "relative/place")
                .cm("store", "stats")
                .export("XDG_DATA_HOME", "/srv/data")
                .unset("CM_HOME")
                .cm("store", "path")
                .cm("platform", "export")
                .matches("usage/home");
    }

    @Test
    void withoutAHomeWhatIsDescribedIsLocked() {
        Session session = Session.in(root).cd("project");
        Shelf.beside(session).put("engine@1.0");
        session.write(
                        "cm.yaml",
                        "project: {name: demo}\nregistries: {main: 'file:../registry'}\n"
                                + "targets: {mac: {preset: mac-m2-16gb}}\ndependencies: ['org.example:engine']\n")
                .unset("CM_HOME")
                .unset("HOME")
                .cm("lock")
                .cm("lock", "--check")
                .matches("usage/lock-without-home");
    }
}
