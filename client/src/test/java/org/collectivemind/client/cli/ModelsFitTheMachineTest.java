package org.collectivemind.client.cli;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model's build and where it runs are chosen by the memory of the machine, pinned, and told to programs. */
class ModelsFitTheMachineTest {
    private static final String LLAMA = """
            attributes:
              run.placement: [gpu, hybrid, cpu]
              ml.quant: {values: [q8, q4], default: q8, substitutable: true}
            resources: {params: {ctx: 4096, weights: 66}, need: "files.size + weights*1GiB + ctx*0.25MiB"}
            variants:
              - {when: {ml.quant: q8}, files: [what.txt]}
              - when: {ml.quant: q4}
                resources: {params: {ctx: 4096, weights: 38}, need: "files.size + weights*1GiB + ctx*0.25MiB"}
                files: [what.txt]
            """;
    private static final String SERVER =
            "server: {os: linux, arch: x86_64, mem.total: 128GiB, cuda: {driver: 550.54.14}, devices: [{api: cuda, mem.total: 48GiB}]}";
    private static final String LAPTOP =
            "laptop: {os: linux, arch: x86_64, mem.total: 32GiB, cuda: {driver: 550.54.14}, devices: [{api: cuda, mem.total: 16GiB}]}";

    @TempDir
    Path root;

    private Session project(String rest) {
        Session session = Session.in(root);
        session.silently(
                "project/cm.yaml",
                "project: {name: chat}\nregistries: {main: \"file:../registry\"}\ntargets: {" + SERVER + ", " + LAPTOP
                        + "}\ndependencies: ['org.example:llama@^1']\n" + rest);
        Shelf.beside(session).put("llama@1.0.0", LLAMA);
        return session.cd("project");
    }

    @Test
    void eachTargetGetsTheBestBuildThatFitsWhereItRunsBest() {
        project("")
                .cm("lock", "--explain")
                .cm("tree")
                .cm("tree", "--target", "laptop")
                .cm("why", "llama")
                .cm("why-not", "llama#ml.quant=q8,run.placement=gpu", "--target", "server")
                .cm("why-not", "llama#run.placement=gpu", "--target", "laptop")
                .cm("info", "llama")
                .cm("platform", "check", "laptop", "llama")
                .cat("cm.lock")
                .matches("resolution/placements");
    }

    @Test
    void aLongerContextNeedsMoreAndTheProjectSaysHowLong() {
        project("policy: {params: {\"org.example:llama\": {ctx: 24576}}}\n")
                .cm("lock")
                .cm("lock", "--check")
                .edit("cm.yaml", "24576", "65536")
                .cm("lock")
                .matches("resolution/params");
    }

    @Test
    void anotherTargetLeavesTheOthersWhereTheyRunAndIsPlacedItself() {
        project("")
                .silently(
                        "desk.yaml",
                        "platform: 1\nname: desk\nfacts: {os: linux, arch: x86_64, mem.total: 128GiB, cuda: {absent: none}, rocm: {absent: none}, metal: {absent: none}, level0: {absent: none}, vulkan: {absent: none}}\n")
                .cm("lock")
                .cm("target", "add", "desk", "--platform", "desk.yaml")
                .cm("tree", "--target", "desk")
                .cm("lock", "--check")
                .cm("target", "remove", "server")
                .cm("lock", "--check")
                .matches("targets/placed");
    }

    @Test
    void whatChangesAnswersIsExchangedOnlyWhereTheUserSaysSo() {
        Session session = project("");
        Shelf.beside(session).put("llama@1.1.0", LLAMA.replace(", substitutable: true", ""));
        session.cm("lock")
                .cm("why-not", "llama@1.1.0", "--target", "laptop", "--free", "ml.quant")
                .cm("update", "llama@1.1.0")
                .cm("update", "llama@1.1.0", "--free", "ml.quant")
                .cm("lock", "--free", "ml.qant")
                .cm("lock", "--devices", "some")
                .cm("lock", "--allow", "everything")
                .matches("resolution/leeway");
    }

    @Test
    void programsAreToldWhereTheModelIsPlaced() {
        Session session = Session.in(root);
        session.silently(
                "project/cm.yaml",
                "project: {name: chat}\nregistries: {main: \"file:../registry\"}\ndependencies: ['org.example:tiny@^1']\n");
        Shelf.beside(session).put("tiny@1.0.0", """
                resources: {need: files.size + 1MiB, placements: [cpu, gpu]}
                variants: [{files: [what.txt]}]
                """);
        session.cd("project").cm("install").cm("env", "--format", "plain").matches("resolution/placement-variable");
    }
}
