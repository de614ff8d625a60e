package org.collectivemind.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.testrepos.packages.PackageDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project is bundled on a machine with a network and lives on machines without one. */
class BundlesCrossTheGapTest {
    @TempDir
    Path root;

    @Test
    void fromALockToAMachineWithoutANetwork() {
        try (AirGap gap = new AirGap(root)) {
            gap.online()
                    .cm("bundle", "../stick")
                    .cm("bundle", "../stick", "--target", "host")
                    .cm("bundle", "../stick", "--target", "host")
                    .cm("bundle", "../stick", "--all-targets", "--force")
                    .cm("bundle", "--check", "../stick")
                    .matches("bundle/online");
            gap.online().quietly("install");
            gap.cut();
            Session offline = gap.offline(gap.stick());
            offline.cm("install", "--bundle", "../stick")
                    .cm("tree")
                    .cm("lock", "--bundle", "../stick", "--check")
                    .cm("info", "--registry", "file:../stick/registries/main", "tool")
                    .cm("search", "--registry", "file:../stick/registries/main")
                    .comment("what is installed needs the bundle no more")
                    .remove("../stick")
                    .cm("install")
                    .cm("install", "--target", "mac", "--assume", "--offline")
                    .matches("bundle/offline");
            assertThat(installed(gap.online())).containsAllEntriesOf(installed(offline));
        }
    }

    @Test
    void whereTheBundleLiesDoesNotMatter() {
        try (AirGap gap = new AirGap(root)) {
            gap.online().quietly("bundle", "../stick", "--target", "host");
            gap.cut();
            Session offline = gap.offline(gap.stick());
            Tree.copy(offline.work().resolve("stick"), offline.work().resolve("other place/ünïcode"));
            Tree.delete(offline.work().resolve("stick"));
            offline.export("CM_BUNDLE", "../other place/ünïcode")
                    .cm("install", "--json")
                    .cm("lock", "--check")
                    .cm("run", "tool")
                    .comment("what the bundle was not made for")
                    .cm("install", "--target", "mac", "--assume")
                    .matches("bundle/moved");
        }
    }

    @Test
    void aLockAloneIsEnough() {
        try (AirGap gap = new AirGap(root)) {
            Tree.delete(gap.online().file("cm.yaml"));
            gap.online().quietly("bundle", "../stick", "--all-targets");
            gap.cut();
            assertThat(gap.stick().resolve("project")).isDirectoryNotContaining("glob:**cm.yaml");
            gap.offline(gap.stick()).cm("install", "--bundle", "../stick").matches("bundle/lock-alone");
        }
    }

    @Test
    void oneLockGivesOneBundle() {
        try (AirGap gap = new AirGap(root)) {
            gap.online().quietly("bundle", "../stick", "--all-targets").quietly("bundle", "../twin", "--all-targets");
            Map<String, Digest> first = Tree.digests(gap.stick());
            assertThat(Tree.digests(gap.online().work().resolve("twin"))).isEqualTo(first);
            assertThat(first.keySet()).noneMatch(path -> path.matches(".*[\\\\:*?\"<>|].*"));
            assertThat(first.keySet().stream().map(String::toLowerCase).distinct())
                    .hasSameSizeAs(first.keySet());
        }
    }

    @Test
    void whatAKilledOneLeftIsGoneOnWith() throws IOException {
        try (AirGap gap = new AirGap(root)) {
            gap.online().quietly("bundle", "../stick", "--all-targets");
            Map<String, Digest> whole = Tree.digests(gap.stick());
            Path partial = gap.online().work().resolve("stick.partial");
            Files.move(gap.stick(), partial);
            Files.delete(partial.resolve("bundle.json"));
            Files.writeString(partial.resolve("registries/main/cm.json"), "half");
            Files.writeString(partial.resolve("left by somebody"), "junk");
            String tool = "registries/main/org/example/tool/2.1.0/tool-2.1.0-default.tar.zst";
            Files.writeString(partial.resolve(tool), "half of an archive");
            int asked = gap.server().requests().size();

            gap.online().quietly("bundle", "../stick", "--all-targets");

            assertThat(Tree.digests(gap.stick())).isEqualTo(whole);
            assertThat(partial).doesNotExist();
            assertThat(gap.server().requests().stream().skip(asked).map(request -> request.path()))
                    .contains("/registry/org/example/tool/2.1.0/tool-2.1.0-default.tar.zst")
                    .noneMatch(path -> path.contains("/model/1.0.0/"));
        }
    }

    @Test
    void whatIsMissingIsSaidAtOnceAndNothingIsTouched() {
        try (AirGap gap = new AirGap(root)) {
            gap.online().quietly("bundle", "../stick", "--target", "host");
            Session small = gap.online().cd("../small");
            small.silently("cm.yaml", small.readAt("project/cm.yaml").replace("tool@^2", "natives@^1"))
                    .silently("mac.yaml", small.readAt("project/mac.yaml"))
                    .quietly("lock")
                    .quietly("bundle", "../small-stick", "--target", "host");
            gap.cut();
            Session offline = gap.offline(gap.stick());
            Tree.copy(gap.online().work().resolve("small-stick"), offline.work().resolve("small-stick"));
            offline.cm("install", "--bundle", "../stick", "--target", "mac", "--assume")
                    .comment("a bundle of another project")
                    .export("CM_BUNDLE", "../small-stick")
                    .cm("install")
                    .unset("CM_BUNDLE")
                    .cm("install", "--bundle", "../nowhere")
                    .silently("cm.yaml", offline.read("cm.yaml").replace("near:", "far:"))
                    .cm("lock", "--bundle", "../stick")
                    .matches("bundle/missing");
            assertThat(offline.file(".cm")).doesNotExist();
        }
    }

    @Test
    void packagesThatAStickWouldConfuseAreNotBundled() {
        Session session = Session.inProject(root, "org.example:greeter@^1.0", "org.example:Greeter@1.1.0");
        Path twin = new PackageDirectory(
                        session.work().resolve("twin"),
                        "package: {name: 'org.example:Greeter', version: 1.1.0, kind: tool}\nvariants: [{files: [a.txt]}]\n")
                .text("a.txt", "another greeter")
                .root();
        session.quietly("publish", "--registry", "file:../registry", twin.toString())
                .quietly("lock")
                .cm("bundle", "../stick")
                .matches("bundle/confusing");
        assertThat(session.work().resolve("stick")).doesNotExist();
        assertThat(session.work().resolve("stick.partial")).doesNotExist();
    }

    @Test
    void whatIsInTheWayStays() throws IOException {
        try (AirGap gap = new AirGap(root)) {
            Session online = gap.online();
            online.silently("../full/mine.txt", "mine")
                    .silently("../file", "mine")
                    .cm("bundle", "../full", "--all-targets", "--force")
                    .cm("bundle", "../file", "--all-targets")
                    .cm("bundle", "../full/bundle", "--target", "moon")
                    .cm("bundle", "--check", "../full")
                    .cm("bundle", "--check", "../full", "--force")
                    .cm("bundle", "../stick", "--target", "host", "--all-targets")
                    .cm("bundle")
                    .matches("bundle/in-the-way");
            assertThat(Files.readString(online.file("../full/mine.txt"))).isEqualTo("mine");
            Files.createDirectories(gap.stick());
            online.quietly("bundle", "../stick", "--target", "host");
            assertThat(gap.stick().resolve("bundle.json")).exists();
        }
    }

    /** Every content that was taken. */
    private static Map<String, Digest> installed(Session session) {
        return Tree.digests(session.home().resolve("cm/store/v1/blobs"));
    }
}
