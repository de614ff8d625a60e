package org.collectivemind.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.collectivemind.format.hash.Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a stick did to a bundle, what is installed from it is what the lock pins, or nothing is. */
class DamagedBundlesTest {
    @TempDir
    Path root;

    @Test
    void aFlippedByteInAnyFileIsRefusedOrOfNoConsequence() throws IOException {
        try (AirGap gap = new AirGap(root)) {
            gap.online().quietly("bundle", "../stick", "--target", "host");
            gap.cut();
            Session offline = gap.offline(gap.stick());
            offline.quietly("install", "--bundle", "../stick");
            Set<Digest> right = blobs(offline);
            Path stick = offline.work().resolve("stick");
            int refused = 0;
            for (String path : Tree.digests(stick).keySet()) {
                Path file = stick.resolve(path);
                byte[] bytes = Files.readAllBytes(file);
                byte[] damaged = bytes.clone();
                damaged[damaged.length / 2] ^= 4;
                Files.write(file, damaged);
                Tree.delete(offline.home());
                Files.createDirectories(offline.home());
                if (Files.exists(offline.file(".cm"))) {
                    Tree.delete(offline.file(".cm"));
                }

                Session.Said check = offline.run("bundle", "--check", "../stick");
                assertThat(check.exitCode())
                        .as("checked with " + path + check.out())
                        .isEqualTo(5);
                Session.Said lock = offline.run("lock", "--check", "--bundle", "../stick");
                Session.Said install = offline.run("install", "--bundle", "../stick");

                assertThat(lock.exitCode())
                        .as("locked with " + path + lock.err())
                        .isIn(0, 5);
                assertThat(install.exitCode())
                        .as("installed with " + path + install.err())
                        .isIn(0, 5);
                assertThat(right).as("stored with " + path).containsAll(blobs(offline));
                assertThat(offline.run("store", "verify").exitCode()).isZero();
                refused += install.exitCode() == 5 || lock.exitCode() == 5 ? 1 : 0;
                Files.write(file, bytes);
            }
            assertThat(refused).isGreaterThan(15);
        }
    }

    @Test
    void damageIsNamed() throws IOException {
        try (AirGap gap = new AirGap(root)) {
            gap.online().quietly("bundle", "../stick", "--target", "host");
            gap.cut();
            Session offline = gap.offline(gap.stick());
            Path jar = offline.file("../stick/registries/near/com/example/app/1.0/app-1.0.jar");
            byte[] bytes = Files.readAllBytes(jar);
            bytes[40] ^= 1;
            Files.write(jar, bytes);
            Files.writeString(offline.file("../stick/.DS_Store"), "a Mac was here");
            Session.Said refused = offline.run("install", "--bundle", "../stick");
            assertThat(refused.exitCode()).isEqualTo(5);
            assertThat(refused.err()).contains("`app 1.0 lib/app-1.0.jar` is not the file that was pinned");
            offline.cm("bundle", "--check", "../stick")
                    .remove("../stick/registries/near/com/example/app/1.0/app-1.0.jar")
                    .cm("bundle", "--check", "../stick")
                    .cm("install", "--bundle", "../stick")
                    .edit("../stick/bundle.json", "\"size\": 115", "\"size\": 116")
                    .cm("install", "--bundle", "../stick")
                    .matches("bundle/damaged");
            assertThat(offline.run("store", "verify").exitCode()).isZero();
        }
    }

    @Test
    void whatWasMadeAndWhatIsDamagedIsToldToProgramsToo() throws IOException {
        try (AirGap gap = new AirGap(root)) {
            Session.Said made = gap.online().run("bundle", "../stick", "--target", "mac", "--json");
            assertThat(made.out()).contains("\"targets\" : [ \"mac\" ]", "\"registries\" : [ \"main\", \"near\" ]");
            Files.delete(gap.stick().resolve("project/mac.yaml"));
            Session.Said check = gap.online().run("bundle", "--check", "../stick", "--json");
            assertThat(check.exitCode()).isEqualTo(5);
            assertThat(check.out())
                    .contains("\"whole\" : false", "`project/mac.yaml`: there is no such file or directory");
        }
    }

    private static Set<Digest> blobs(Session session) {
        Path blobs = session.home().resolve("cm/store/v1/blobs");
        return Files.isDirectory(blobs) ? Set.copyOf(Tree.digests(blobs).values()) : Set.of();
    }
}
