package org.collectivemind.client.cli;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstProjectTest {
    @TempDir
    Path root;

    @Test
    void fromNothingToAStackThatRuns() {
        Session session = Session.in(root);
        SampleRegistry.copyTo(session.work().resolve("registry"));
        session.cd("project")
                .cm("init", "--name", "demo")
                .cat("cm.yaml")
                .cm("registry", "add", "samples", "file:../registry")
                .edit("cm.yaml", "  central: {maven: central}", "")
                .cm("registry", "list")
                .cm("add", "benchmark")
                .cat("cm.yaml")
                .cat("cm.lock")
                .cm("install")
                .cm("install")
                .cm("tree")
                .cm("why", "engine")
                .cm("env")
                .cm("run")
                .cm("remove", "benchmark")
                .cm("install")
                .matches("project/first");
    }
}
