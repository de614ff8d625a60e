package org.collectivemind.client.cli;

import java.nio.file.Path;
import org.collectivemind.client.platform.Machines;
import org.collectivemind.testrepos.packages.PackageDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandsTest {
    @TempDir
    Path root;

    @Test
    void initMakesProjectsAndPackages() {
        Session.in(root)
                .cd("my first project")
                .cm("init")
                .cat("cm.yaml")
                .cm("init")
                .cd("../dataset")
                .cm("init", "--package", "org.example:pets", "--kind", "dataset")
                .cat("cm.yaml")
                .cd("../json")
                .cm("init", "--json")
                .cd("../wrong")
                .cm("init", "--package", "pets")
                .cm("init", "--package", "org.example:pets", "--kind", "zoo")
                .matches("project/init");
    }

    @Test
    void addWritesTheNewestCompatibleRange() {
        Session.inProject(root)
                .cm("add", "greeter")
                .cm("add", "org.example:greeter@^1.0", "classifier#ml.precision=int8")
                .cat("cm.yaml")
                .cm("add", "--json", "engine")
                .cm("remove", "engine", "classifier")
                .cm("remove", "--json", "greeter")
                .cat("cm.yaml")
                .matches("project/add-remove");
    }

    @Test
    void lockKeepsAndUpdateMoves() {
        Session session = Session.inProject(root, "org.example:greeter@1.0.0");
        session.cm("lock")
                .cm("lock")
                .cm("lock", "--check")
                .edit("cm.yaml", "greeter@1.0.0", "greeter@^1.0")
                .cm("lock", "--check")
                .cm("install", "--locked")
                .cm("lock", "--explain")
                .cm("update", "--dry-run")
                .cm("update", "greeter")
                .cm("update")
                .edit("cm.yaml", "greeter@^1.0", "greeter@*")
                .cm("lock", "--check", "--json")
                .cm("lock", "--json")
                .cm("update", "--json")
                .matches("project/lock-update");
    }

    @Test
    void installDoesWhatIsLeftToDo() {
        Session session = Session.inProject(root, "org.example:greeter@^1.0", "org.example:classifier@^1.5");
        session.cm("tree")
                .cm("install", "--frozen")
                .cm("install")
                .cat(".cm/environment.json")
                .cm("install", "--json")
                .cm("store", "stats")
                .cm("store", "verify")
                .cm("store", "verify", "--json")
                .comment("another project of the same user: nothing is fetched")
                .cd("../other")
                .write("cm.yaml", Session.project("host", "org.example:classifier@^1.5"))
                .cm("install")
                .comment("somebody else's lock alone, and no registry to ask")
                .cd("../lock-alone")
                .silently("cm.lock", session.readAt("other/cm.lock"))
                .cm("install", "--offline")
                .matches("project/install");
    }

    @Test
    void runAndEnvGiveTheEnvironmentToPrograms() {
        Session session = Session.inProject(root, "org.example:greeter@^1.0");
        session.silently(
                "cm.yaml", session.read("cm.yaml") + "scripts:\n  hello: greet hello.txt\n  fail: sh -c 'exit 7'\n");
        session.cm("run")
                .cm("run", "--json")
                .cm("run", "hello")
                .cat("hello.txt")
                .cm("run", "greet", "--quiet")
                .cm("run", "-C", "sub", "sh", "-c", "exit 0")
                .silently("sub/empty", "")
                .cm("run", "-C", "sub", "sh", "-c", "echo from here > here.txt")
                .cm("run", "fail")
                .cm("env", "--format", "plain")
                .cm("env", "--json")
                .matches("run/programs");
    }

    @Test
    void treeAndWhySayWhatIsLocked() {
        Session session = Session.inProject(root, "org.example:benchmark@^2.0", "org.example:images@2012");
        session.quietly("lock");
        session.cm("tree")
                .cm("tree", "--json")
                .cm("why", "images")
                .cm("why", "--json", "images")
                .matches("project/tree-why");
    }

    @Test
    void severalTargetsInOneLock() {
        Session session = Session.inProject(root);
        session.on(Machines.macbook())
                .cm("platform", "export", "-o", "mac.yaml", "--name", "mac")
                .on(Machines.debian())
                .write("cm.yaml", """
                        project:
                          name: demo
                        registries:
                          samples: file:../registry
                        targets:
                          host: host
                          mac: {platform: mac.yaml}
                        dependencies:
                          - org.example:engine@^1.17
                        """)
                .cm("lock")
                .cm("tree")
                .cm("tree", "--target", "mac")
                .cm("install", "--target", "mac")
                .cm("install", "--target", "mac", "--assume")
                .on(Machines.macbook())
                .cm("install")
                .on(Machines.graviton3())
                .cm("install")
                .matches("project/targets");
    }

    @Test
    void registriesAreSearched() {
        Session.inProject(root)
                .cm("registry", "list", "--json")
                .cm("search")
                .cm("search", "image")
                .cm("search", "--kind", "tool", "--tag", "none")
                .cm("search", "dataset=images-2012", "--json")
                .cm("search", "--kind", "zoo")
                .cm("info", "engine")
                .cm("info", "greeter@^1")
                .cm("info", "classifier", "--json")
                .cm("info", "--registry", "../registry", "org.example:images")
                .cm(
                        "registry",
                        "add",
                        "ours",
                        "maven:ours=https://maven.example.org/releases",
                        "--group",
                        "org.example.*")
                .cm("registry", "add", "hub", "https://models.example.org/cm", "--json")
                .cm("registry", "list")
                .matches("registry/search-info");
    }

    @Test
    void whatAPackageHasToDoWithOthersIsPublishedAndShown() {
        Session session = Session.inProject(root);
        new PackageDirectory(session.work().resolve("bench"), """
                package:
                  name: org.example:bench
                  version: 1.0.0
                  kind: tool
                attributes: {cuda.major: 12}
                variants:
                  - files: [bench.txt]
                    provides: [cuda-runtime@12.4]
                    coherent: [cuda.major]
                dependencies:
                  - org.example:classifier[calibration]@^1.5
                  - {package: org.example:classifier, select: {ml.precision: int8}, as: small}
                  - {capability: onnx-runtime, version: ">=1.16"}
                  - {tags: [image-classification], select: {ml.framework: onnx}}
                  - any: [org.example:engine@^1.17, {capability: blas}]
                conflicts: ["org.example:greeter@<2"]
                constrains: ["org.example:images@>=2012"]
                provides: [benchmark]
                features: {calibration: [org.example:images], plain: []}
                """).text("bench.txt", "x");
        session.cm("publish", "--registry", "file:../registry", "../bench")
                .cm("info", "bench")
                .cm("info", "bench", "--json")
                .edit("../bench/cm.yaml", "{capability: onnx-runtime,", "{capability: onnx-runtime, as: ort,")
                .cm("publish", "--registry", "file:../registry", "../bench")
                .matches("registry/relations");
    }

    @Test
    void publishOnceAndForEver() {
        Session session = Session.in(root);
        PackageDirectory source = new PackageDirectory(session.work().resolve("pets"), """
                package:
                  name: org.example:pets
                  version: 1.0.0
                  kind: dataset
                variants:
                  - files: [labels.txt]
                """);
        source.text("labels.txt", "cat\ndog\n");
        session.cm("publish", "pets")
                .cm("registry", "init", "registry")
                .cm("registry", "init", "registry", "--json")
                .cm("publish", "--registry", "file:registry", "--dry-run", "pets")
                .cm("publish", "--registry", "file:registry", "pets")
                .cm("publish", "--registry", "file:registry", "pets", "--json")
                .edit("pets/labels.txt", "dog", "hamster")
                .cm("publish", "--registry", "file:registry", "pets")
                .cm("publish", "--registry", "file:registry", "--skip-existing", "pets")
                .cm("publish", "--registry", "file:nowhere", "pets")
                .edit("pets/cm.yaml", "labels.txt", "lables.txt")
                .cm("publish", "--registry", "file:registry", "pets")
                .matches("publish/publish");
    }

    @Test
    void platformSaysWhatTheMachineHas() {
        Session.in(root)
                .cm("platform", "show")
                .cm("platform", "show", "--set", "cuda.driver=550.54.14", "--json")
                .cm("platform", "export", "--json")
                .on(Machines.macbook())
                .cm("platform", "export")
                .matches("platform/platform");
    }

    @Test
    void storeCommandsAnswerInJsonToo() {
        Session.inProject(root, "org.example:greeter@^1.0")
                .quietly("install")
                .cm("store", "path")
                .cm("store", "path", "--json")
                .cm("store", "stats", "--json")
                .cm("platform", "export", "-o", "box.yaml", "--json")
                .matches("store/json");
    }

    @Test
    void colourAndSilenceAreTheUsersChoice() {
        Session.inProject(root, "org.example:nobody@^1")
                .cm("lock", "--color", "always")
                .export("NO_COLOR", "1")
                .cm("lock")
                .cm("lock", "--color", "always", "--quiet")
                .edit("cm.yaml", "nobody@^1", "greeter@^1")
                .cm("install", "--quiet")
                .cm("search", "--quiet", "nothing")
                .matches("usage/colour");
    }
}
