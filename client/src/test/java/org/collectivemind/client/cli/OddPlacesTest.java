package org.collectivemind.client.cli;

import java.nio.file.Path;
import org.collectivemind.testrepos.packages.PackageDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Directories with blanks, umlauts and worse in their names; commands started elsewhere; two projects and one store. */
class OddPlacesTest {
    @TempDir
    Path root;

    @Test
    void blanksAndUnicodeInEveryPath() {
        Session session = Session.in(root);
        new PackageDirectory(session.work().resolve("größte pets/%41 + package"), """
                        package:
                          name: org.example:pets
                          version: 1.0.0
                          kind: dataset
                        variants:
                          - files: ["**"]
                            exports: {env: {PETS: "{root}/bilder/süße katze.txt"}, commands: {show: 'cp "{root}/bilder/süße katze.txt" shown.txt'}}
                        """)
                .text("bilder/süße katze.txt", "miau\n")
                .text("bilder/猫.txt", "nyan\n");
        session.export("CM_HOME", session.home().resolve("my cm/größe").toString())
                .cm("registry", "init", "my registry/größe")
                .cm("publish", "--registry", "my registry/größe", "größte pets/%41 + package")
                .cd("my project/größe")
                .cm("init")
                .silently("cm.yaml", "project: {name: demo}\ndependencies: []\n")
                .cm("registry", "add", "samples", "../../my registry/größe")
                .cm("registry", "list")
                .cm("add", "pets")
                .cm("run", "show")
                .cat("shown.txt")
                .cm("env")
                .cm("search", "pets")
                .cm("info", "--registry", "../../my registry/größe", "pets")
                .cm("store", "verify")
                .matches("odd/paths");
    }

    @Test
    void fromBelowAndFromElsewhere() {
        Session session = Session.inProject(root, "org.example:greeter@^1.0");
        session.cd("deep/below")
                .cm("install")
                .cm("run", "greet", "here.txt")
                .cd("../../../elsewhere")
                .cm("tree", "-C", "../project")
                .cm("tree", "--directory=../project/deep")
                .cm("run", "-C", "../project", "sh", "-c", "pwd > where.txt")
                .cat("../project/where.txt")
                .cm("tree")
                .matches("odd/directories");
    }

    @Test
    void aQuoteInAValueOfTheEnvironment() {
        Session session = Session.in(root);
        new PackageDirectory(session.work().resolve("odd"), """
                        package:
                          name: org.example:odd
                          version: 1.0.0
                          kind: tool
                        variants:
                          - files: [a.txt]
                            exports: {env: {ODD: "it's $HOME; rm -rf \\"x\\" `id`"}, commands: {say: 'sh -c "printf %s \\"$ODD\\" > said.txt"'}}
                        """).text("a.txt", "a");
        session.quietly("registry", "init", "registry").quietly("publish", "--registry", "registry", "odd");
        session.silently("project/cm.yaml", Session.project("host", "org.example:odd@1.0.0"))
                .cd("project")
                .cm("env")
                .cm("run", "say")
                .cat("said.txt")
                .matches("odd/quotes");
    }

    @Test
    void anEmptyProject() {
        Session.in(root)
                .write("cm.yaml", "project: {name: nothing}\n")
                .cm("lock")
                .cm("install")
                .cm("tree")
                .cm("tree", "--json")
                .cm("env")
                .cm("run")
                .cm("update")
                .cm("search", "anything")
                .cm("registry", "list")
                .cm("add", "anything")
                .cm("why", "anything")
                .matches("odd/empty-project");
    }
}
