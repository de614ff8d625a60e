package org.collectivemind.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.collectivemind.format.platform.Presets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Machines somebody does not stand in front of: listed, compared, and asked what they would get. */
class OtherMachinesTest {
    @TempDir
    Path root;

    private Session project() {
        Session session = Session.inProject(root, "org.example:engine@^1.17");
        return session.silently("box.yaml", "platform: 1\nname: box\nfacts: {os: linux, mem.total: 16GiB}\n")
                .edit(
                        "cm.yaml",
                        "[host]",
                        "{here: host, gpu: {preset: aws-g5, set: {cuda.driver: 550.54.14}}, box: {platform: box.yaml}}");
    }

    @Test
    void areListedByKindWithTheTargetsOfTheProject() {
        Session.in(root.resolve("elsewhere"))
                .cm("platform", "list")
                .cm("platform", "list", "jetson", "nano", "--json")
                .cm("platform", "list", "abacus")
                .matches("platform/list");
        project().cm("platform", "list", "target").cm("platform", "list", "g5").matches("platform/list-in-a-project");
    }

    @Test
    void areListedForAManifestThatNamesNone() {
        project()
                .edit("cm.yaml", "aws-g5", "aws-g55")
                .cm("platform", "list", "g5")
                .matches("platform/list-for-a-broken-manifest");
    }

    @Test
    void areComparedFactByFact() {
        project()
                .cm("platform", "diff", "gpu", "aws-g5")
                .cm("platform", "diff", "aws-g5", "aws-g6")
                .cm("platform", "diff", "host", "box.yaml")
                .cm("platform", "diff", "gpu", "gpu")
                .cm("platform", "diff", "aws-c6g", "aws-c7g", "--json")
                .cm("platform", "diff", "aws-g55", "host")
                .matches("platform/diff");
    }

    @Test
    void areAskedWhichVariantTheyWouldGet() {
        project()
                .cm("platform", "check", "gpu", "engine")
                .cm("platform", "check", "mac-m2-16gb", "org.example:engine@1.17.3")
                .cm("platform", "check", "box", "engine")
                .cm("platform", "check", "box.yaml", "engine", "--set", "arch=x86_64")
                .cm("platform", "check", "raspberry-pi-5", "engine", "--json")
                .cm("platform", "check", "host", "engin")
                .cd("..")
                .cm("platform", "check", "alpine", "org.example:greeter", "--registry", "file:registry")
                .matches("platform/check");
    }

    @Test
    void eachPresetIsInTheListInJson() throws IOException {
        JsonNode presets = new ObjectMapper()
                .readTree(Session.in(root).run("platform", "list", "--json").out())
                .get("presets");
        assertThat(presets).hasSameSizeAs(Presets.all());
    }
}
