package org.collectivemind.client.cli;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user asks about versions and variants, and what {@code cm} answers. */
class ResolutionTest {
    private static final String TWO_MACHINES = "linux: {os: linux, arch: x86_64}, mac: {os: macos, arch: aarch64}";

    @TempDir
    Path root;

    private Session project(String manifest) {
        Session session = Session.in(root);
        session.silently(
                "project/cm.yaml", "project: {name: demo}\nregistries: {main: \"file:../registry\"}\n" + manifest);
        return session.silently("project/empty", "");
    }

    private static String targets(String targets) {
        return "targets: {" + targets + "}\n";
    }

    private static final String BOX = targets("box: {os: linux, arch: x86_64}");

    @Test
    void updateNameMovesAsLittleAsItCanAndSaysWhy() {
        Session session =
                project(BOX + "dependencies: ['org.example:app@^1', 'org.example:lib@*', 'org.example:other@^1']\n");
        Shelf shelf = Shelf.beside(session)
                .put("app@1.0.0", "dependencies: ['org.example:lib@^1']")
                .all("lib", "1.0.0")
                .all("other", "1.0.0");
        session.silently("here", "").cd("project").quietly("lock");
        shelf.put("app@1.1.0", "dependencies: ['org.example:lib@>=1']")
                .put("app@1.2.0", "dependencies: ['org.example:lib@^2', 'org.example:extra@^1']")
                .all("lib", "1.1.0", "2.0.0", "2.1.0", "3.0.0-rc.1")
                .all("other", "1.1.0")
                .all("extra", "1.0.0");
        session.cm("lock")
                .cm("update", "--dry-run", "other")
                .cm("update", "--dry-run", "app")
                .cm("update", "app@1.1.0")
                .cm("lock", "--check")
                .cm("update", "lib@<1.1")
                .cm("update", "app", "--json")
                .cm("update", "lib@3")
                .cm("update", "lib@3.0.0-rc.1")
                .cm("update", "nothing")
                .cm("update")
                .matches("resolution/update");
    }

    @Test
    void oneChoiceMayBeMadeByOtherRulesAndTheLockKeepsIt() {
        Session session = project(BOX + "dependencies: ['org.example:lib@^1']\n");
        Shelf shelf = Shelf.beside(session);
        session.at("2025-03-01T10:00:00Z");
        shelf.all("lib", "1.0.0");
        session.at("2025-06-01T10:00:00Z");
        shelf.all("lib", "1.1.0");
        session.at("2025-09-01T10:00:00Z");
        shelf.all("lib", "1.2.0");
        session.cd("project")
                .cm("lock", "--exclude-newer", "2025-06-01")
                .cm("lock", "--check")
                .cm("update", "--resolution", "lowest")
                .cm("update", "--exclude-newer", "2025-05-31T00:00:00Z", "--dry-run")
                .cm("update")
                .cm("update", "--resolution", "newest")
                .cm("update", "--exclude-newer", "yesterday")
                .matches("resolution/this-time");
    }

    @Test
    void outdatedSaysWhatFitsWhatIsNewestAndWhatIsBetween() {
        Session session = project(
                targets(TWO_MACHINES)
                        + "dependencies: ['org.example:app@^1', 'org.example:engine@*', 'org.example:lib@*', 'org.example:same@^1']\n");
        Shelf shelf = Shelf.beside(session)
                .put("app@1.0.0", "dependencies: ['org.example:lib@<2']")
                .all("lib", "1.0.0")
                .all("engine", "1.0.0")
                .all("same", "1.0.0");
        session.cd("project").quietly("lock").cm("outdated");
        shelf.all("lib", "1.1.0", "2.0.0", "3.0.0-rc.1")
                .put("engine@2.0.0", "variants: [{requires: os = linux, files: [what.txt]}]")
                .all("app", "2.0.0");
        session.cm("outdated")
                .cm("outdated", "--all")
                .cm("outdated", "--json")
                .cm("update")
                .matches("resolution/outdated");
    }

    @Test
    void whyNotAsksForItAndTellsWhatComesOfIt() {
        Session session =
                project(targets(TWO_MACHINES) + "dependencies: ['org.example:app@^1', 'org.example:engine@*']\n");
        Shelf.beside(session)
                .put("app@1.0.0", "dependencies: ['org.example:lib@<2']")
                .put("app@1.1.0", "dependencies: ['org.example:lib@>=1.1,<2']")
                .all("lib", "1.0.0", "1.1.0", "2.0.0", "2.1.0-rc.1")
                .put("engine@1.0.0", """
                        attributes: {ml.precision: {values: [fp32, int8], default: fp32}}
                        variants:
                          - {when: {ml.precision: fp32}, files: [what.txt]}
                          - {when: {ml.precision: int8}, files: [what.txt]}
                        """)
                .put("engine@2.0.0", "variants: [{requires: os = linux, files: [what.txt]}]")
                .all("stranger", "1.0.0");
        session.cd("project")
                .cm("lock")
                .cm("why-not", "lib@1.1", "--target", "linux")
                .cm("why-not", "lib@2.0.0", "--target", "linux")
                .cm("why-not", "lib@1.0.0", "--target", "linux")
                .cm("why-not", "engine@2.0.0")
                .cm("why-not", "engine@1.0.0#ml.precision=int8", "--target", "mac")
                .cm("why-not", "stranger")
                .cm("why-not", "lib@2.0.0", "--target", "linux", "--json")
                .cm("why-not", "lib@1.0.0", "--target", "linux", "--json")
                .write("server.yaml", "platform: 1\nname: server\nfacts: {os: windows, arch: x86_64}\n")
                .cm("why-not", "engine@2.0.0", "--platform", "server.yaml")
                .cm("why-not", "nobody")
                .cm("why-not", "lib@9", "--target", "linux")
                .matches("resolution/why-not");
    }

    @Test
    void targetsThatDifferSayWhere() {
        Session session = project(targets(TWO_MACHINES) + "dependencies: ['org.example:app@^1']\n");
        Shelf.beside(session)
                .put("app@1.0.0", "dependencies: ['org.example:engine@*']")
                .put("engine@1.9.0", """
                        variants:
                          - {id: linux, requires: os = linux, files: [what.txt]}
                          - {id: mac, requires: os = macos, files: [what.txt]}
                        """)
                .put("engine@2.0.0", "variants: [{id: linux, requires: os = linux, files: [what.txt]}]");
        session.cd("project")
                .cm("lock")
                .cm("lock", "--explain")
                .cm("tree")
                .cm("tree", "--all-targets")
                .cm("tree", "--invert", "engine", "--target", "mac")
                .cm("tree", "--depth", "1", "--json")
                .cm("tree", "--depth", "0")
                .cm("why", "engine", "--target", "mac")
                .cm("why", "engine", "--target", "mac", "--json")
                .silently("cm.yaml", session.read("cm.yaml") + "policy: {unify: require}\n")
                .comment("policy: {unify: require}")
                .cm("lock", "--json")
                .cm("tree", "--all-targets")
                .matches("resolution/targets");
    }

    @Test
    void onePackageIsTakenTwiceUnderAnAlias() {
        Session session = project(BOX + "dependencies: []\n");
        String gives = """
                variants:
                  - files: [what.txt, bin/say]
                    exports: {path: [bin], env: {TOOL_HOME: "{root}"}, commands: {speak: say}}
                """;
        Shelf.beside(session)
                .put("tool@1.0.0", gives)
                .put("tool@2.0.0", gives)
                .put("suite@1.0.0", "dependencies: [{package: 'org.example:tool', version: '^1', as: one}]");
        session.cd("project")
                .cm("add", "tool")
                .cm("add", "tool@^1", "--as", "old")
                .cat("cm.yaml")
                .cm("add", "suite")
                .cm("tree")
                .cm("why", "tool as one")
                .cm("why", "tool as two")
                .cm("install")
                .cm("env", "--format", "plain")
                .cm("run")
                .cm("run", "speak")
                .cat("said.txt")
                .cm("run", "old-speak")
                .cat("said.txt")
                .cm("outdated")
                .cm("lock", "--check")
                .cm("remove", "tool as old")
                .cm("add", "tool", "suite", "--as", "x")
                .matches("resolution/alias");
    }

    @Test
    void featuresBringInOptionalParts() {
        Session session = project(BOX + "dependencies: []\n");
        Shelf.beside(session)
                .put("tokenizer@1.0.0", """
                        dependencies: ['org.example:core@^1']
                        features: {http: ['org.example:client@^1']}
                        """)
                .all("core", "1.0.0")
                .all("client", "1.0.0", "1.1.0")
                .all("other", "1.0.0");
        session.cd("project")
                .cm("add", "tokenizer")
                .cm("add", "tokenizer[http]@^1")
                .cm("tree")
                .cm("why", "client")
                .cm("add", "tokenizer[grpc]@^1")
                .matches("resolution/features");
    }

    @Test
    void whatIsTakenForACapabilityOrATagIsARootOfTheLock() {
        Session session = project(BOX + """
                dependencies:
                  - {capability: blas, version: '>=3'}
                  - {tags: [dataset, pets]}
                  - any: ['org.example:nobody@^1', 'org.example:spare@^1']
                """);
        Shelf.beside(session).put("openblas@1.0.0", "provides: ['blas@3.2']").all("spare", "1.0.0");
        session.silently(
                "sources/cats/cm.yaml",
                "package: {name: 'org.example:cats', version: '1.0.0', kind: dataset, tags: [dataset, pets]}\n");
        session.quietly("publish", "--registry", "file:registry", "sources/cats");
        session.cd("project")
                .cm("lock")
                .cm("tree")
                .cm("why", "openblas")
                .cm("why", "cats")
                .cm("why", "spare")
                .matches("resolution/roots");
    }
}
