package org.collectivemind.client.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The index of a registry is damaged, or there is none. */
class BadInputIndexTest {
    @TempDir
    Path root;

    private Session session;

    @BeforeEach
    void install() {
        session = Session.inProject(root, "org.example:classifier@^1.5").quietly("install");
    }

    private void refuses(String golden) {
        Snapshot before = session.snapshot();
        session.cm("add", "org.example:greeter").cm("lock");
        before.isIntact();
        session.comment("what was locked and fetched is still there")
                .cm("install", "--frozen")
                .matches("bad-input/" + golden);
    }

    private List<Path> files(String directory) {
        try (Stream<Path> tree = Files.walk(session.work().resolve("registry").resolve(directory))) {
            return tree.filter(Files::isRegularFile).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private interface Damage {
        byte[] to(byte[] content);
    }

    private void damage(String directory, Damage damage) {
        for (Path file : files(directory)) {
            try {
                Files.write(file, damage.to(Files.readAllBytes(file)));
            } catch (IOException refused) {
                throw new UncheckedIOException(refused);
            }
        }
    }

    @Test
    void aBitOfEveryShardIsFlipped() {
        session.comment("one bit of every shard of the registry is flipped");
        damage("cm/index/shard", content -> {
            content[content.length / 2] ^= 1;
            return content;
        });
        refuses("index-flipped-bit");
    }

    @Test
    void aShardIsCutShort() {
        session.comment("every shard of the registry is cut short");
        damage("cm/index/shard", content -> java.util.Arrays.copyOf(content, content.length / 2));
        refuses("index-cut-shard");
    }

    @Test
    void aRootThatIsNoJson() {
        session.comment("the registry's roots hold a web page");
        damage(
                "cm/index/root",
                content -> "<html>Not what you wanted</html>\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        refuses("index-root-no-json");
    }

    @Test
    void aShardIsMissing() {
        session.comment("the registry lost its shards");
        Tree.delete(session.work().resolve("registry/cm/index/shard"));
        refuses("index-missing-shard");
    }

    @Test
    void theRegistryIsGone() {
        session.remove("../registry");
        refuses("registry-gone");
    }

    @Test
    void aDirectoryThatIsNoRegistry() {
        session.remove("../registry").silently("../registry/readme.txt", "Nothing here\n");
        refuses("not-a-registry");
    }
}
