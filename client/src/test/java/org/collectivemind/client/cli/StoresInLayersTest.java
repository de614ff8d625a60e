package org.collectivemind.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoresInLayersTest {
    @TempDir
    Path root;

    @Test
    void whatIsSharedIsUsedWhereItIsAndNeverWritten() throws IOException {
        Session session = Session.inProject(root, "org.example:greeter@^1.0");
        String own = session.variables().get("CM_HOME");
        Path shared = session.home().resolve("shared");
        session.comment("an administrator fills a store")
                .export("CM_HOME", shared.toString())
                .cm("install")
                .remove(".cm")
                .comment("a user reads it below an own one")
                .export("CM_HOME", own)
                .export("CM_STORE_LAYERS", shared.resolve("store").toString());
        TreeMap<Path, Object> before = facts(shared);
        session.cm("install")
                .cm("run", "greet")
                .cm("store", "stats")
                .cm("store", "gc", "--grace", "0h")
                .cm("install");
        assertThat(session.read(".cm/environment.json")).contains(shared.toString());
        assertThat(facts(shared)).isEqualTo(before);
        session.comment("its disk goes away")
                .remove(shared.toString())
                .cm("install")
                .cm("store", "stats")
                .comment("the configuration names layers, too")
                .unset("CM_STORE_LAYERS")
                .silently(own + "/config/store-layers", "# the cluster's\n/nowhere/store\n\nstore\n")
                .cm("store", "stats")
                .silently(own + "/config/store-layers", "/nowhere/store\n")
                .cm("store", "stats", "--json")
                .matches("store/layers");
    }

    /** What any write would change, of all files and directories. */
    private static TreeMap<Path, Object> facts(Path directory) throws IOException {
        TreeMap<Path, Object> facts = new TreeMap<>();
        try (var files = Files.walk(directory)) {
            for (Path file : files.toList()) {
                facts.put(
                        file, Files.readAttributes(file, "unix:ino,ctime,nlink,size,mode", LinkOption.NOFOLLOW_LINKS));
            }
        }
        return facts;
    }
}
