package org.collectivemind.client.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.collectivemind.format.manifest.TargetName;
import org.collectivemind.format.name.PackageSlot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockGraphTest {
    @TempDir
    Path directory;

    private Site site;
    private LockGraph graph;

    @BeforeEach
    void lock() {
        site = new Site(directory)
                .publish("main", "org.example:base@1.0.0", """
                        attributes: {ml.precision: {values: [fp32, int8], default: fp32}}
                        variants:
                          - {when: {ml.precision: fp32}, files: [what.txt]}
                          - {when: {ml.precision: int8}, files: [what.txt]}
                        """)
                .publish("main", "org.example:left@1.0.0", "dependencies: ['org.example:base']")
                .publish("main", "org.example:right@1.0.0", "dependencies: ['org.example:base']")
                .publish("main", "org.example:top@1.0.0", "dependencies: ['org.example:left', 'org.example:right']")
                .manifest("dependencies: ['org.example:top', 'org.example:right']");
        site.lock();
        graph = new LockGraph(site.project.lock().orElseThrow(), new TargetName("box"));
    }

    @AfterEach
    void close() {
        site.close();
    }

    private static PackageSlot name(String name) {
        return PackageSlot.parse("org.example:" + name);
    }

    private List<String> ways(String to, int most) {
        return graph.ways(name(to), most).stream()
                .map(way -> String.join(
                        " ", way.stream().map(slot -> slot.name().name()).toList()))
                .toList();
    }

    @Test
    void everyWayFromARootShortestFirst() {
        assertThat(ways("base", 10)).containsExactly("right base", "top left base", "top right base");
        assertThat(ways("base", 2)).containsExactly("right base", "top left base");
        assertThat(ways("top", 10)).containsExactly("top");
    }

    @Test
    void rootsDependenciesAndLabels() {
        assertThat(graph.roots()).containsExactly(name("right"), name("top"));
        assertThat(graph.dependencies(name("top"))).containsExactly(name("left"), name("right"));
        assertThat(graph.label(name("base"))).isEqualTo("org.example:base 1.0.0 (fp32)");
        assertThat(graph.label(name("top"))).isEqualTo("org.example:top 1.0.0");
    }

    @Test
    void aTargetTheLockDoesNotHaveIsNamed() {
        assertThatThrownBy(() -> new LockGraph(site.project.lock().orElseThrow(), new TargetName("laptop")))
                .isInstanceOf(UnknownTarget.class)
                .hasMessageContaining("`laptop`");
    }
}
