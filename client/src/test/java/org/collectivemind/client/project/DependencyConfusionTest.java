package org.collectivemind.client.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.collectivemind.client.registry.UnknownPackage;
import org.collectivemind.testrepos.server.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DependencyConfusionTest {
    @TempDir
    Path directory;

    private Site site;

    @BeforeEach
    void publish() {
        site = new Site(directory)
                .publish("open", "com.corp:secret@9.9.9")
                .publish("open", "com.corp.deep:model@9.9.9")
                .publish("open", "org.free:tool@1.0.0")
                .publish("corp", "com.corp:secret@1.0.0");
    }

    @AfterEach
    void close() {
        site.close();
    }

    private void project(String groups, String dependency) {
        site.manifest("registries:\n  open: \"" + site.url("open") + "\"\n  corp: {url: \"" + site.url("corp") + "\""
                + groups + "}\ndependencies: ['" + dependency + "']");
    }

    @Test
    void aHigherVersionElsewhereIsNeverLookedAt() {
        project(", groups: [com.corp, com.corp.*]", "com.corp:secret");

        site.lock();

        assertThat(site.locked()).containsExactly("secret 1.0.0");
        assertThat(site.server.requests()).extracting(Request::path).allMatch(path -> path.startsWith("/corp/"));
        assertThat(site.project.lock().orElseThrow().packages().get(0).registry())
                .hasToString("corp");
    }

    @Test
    void aClaimedPackageThatItsRegistryLacksIsNotTakenFromAnother() {
        project(", groups: [com.corp, com.corp.*]", "com.corp.deep:model");

        assertThatThrownBy(site::lock)
                .isInstanceOfSatisfying(
                        UnknownPackage.class,
                        failure -> assertThat(failure.details()).containsExactly("asked: corp"));
    }

    @Test
    void aClaimOfAGroupIsNotOneOfGroupsThatBeginAlike() {
        project(", groups: [com.corp.*]", "org.free:tool");
        site.publish("open", "com.corporate:x@1.0.0");
        site.lock();
        assertThat(site.locked()).containsExactly("tool 1.0.0");

        project(", groups: [com.corp.*]", "com.corporate:x");
        site.lock();
        assertThat(site.locked()).containsExactly("x 1.0.0");
    }

    @Test
    void withoutClaimsTheFirstRegistryThatHasThePackageServesAllItsVersions() {
        project("", "com.corp:secret@<2");

        assertThatThrownBy(site::lock).isInstanceOf(Unsatisfiable.class);
    }
}
