package org.collectivemind.client.cli;

import java.nio.file.Path;
import org.collectivemind.client.platform.Machines;
import org.collectivemind.testrepos.packages.PackageDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked for does not exist, does not fit the machine, or contradicts itself. */
class BadInputRequestTest {
    @TempDir
    Path root;

    private Session session;

    @BeforeEach
    void install() {
        session = Session.inProject(root, "org.example:classifier@^1.5").quietly("install");
    }

    private void refuses(String golden, String... words) {
        Snapshot before = session.snapshot();
        session.cm(words);
        before.isIntact();
        session.matches("bad-input/" + golden);
    }

    @Test
    void aPackageThatNobodyHas() {
        refuses("unknown-package", "add", "org.example:nothing-like-it");
    }

    @Test
    void aPackageWithANearName() {
        refuses("near-name", "add", "org.example:clasifier");
    }

    @Test
    void aVersionThatNobodyPublished() {
        refuses("unknown-version", "add", "org.example:greeter@^7");
    }

    @Test
    void noVariantForThePlatform() {
        session.on(Machines.alpine());
        refuses("no-variant-for-the-platform", "add", "org.example:engine");
    }

    @Test
    void noVariantForThePlatformThreeDependenciesDown() {
        session.on(Machines.windows());
        refuses("no-variant-below", "add", "org.example:benchmark");
    }

    @Test
    void aVersionThatWasNeverPublishedOfADependency() {
        depend("org.example:benchmark@^2.0.0", "org.example:engine@<1.16");
        refuses("unsatisfiable-version", "lock");
    }

    @Test
    void twoPackagesThatCannotAgree() {
        publish("host", "org.example:greeter@^1");
        publish("guest", "org.example:greeter@^2");
        depend("org.example:host@*", "org.example:guest@*");
        refuses("unsatisfiable", "lock");
    }

    private void publish(String name, String dependency) {
        Path directory = new PackageDirectory(session.work().resolve(name), """
                        package: {name: "org.example:%s", version: 1.0.0, kind: script}
                        variants: [{files: [%s.sh]}]
                        dependencies: ["%s"]
                        """.formatted(name, name, dependency))
                .text(name + ".sh", "exit 0\n")
                .root();
        session.quietly("publish", "--registry", "file:../registry", directory.toString());
    }

    private void depend(String... dependencies) {
        session.write("cm.yaml", Session.project("host", dependencies));
    }

    @Test
    void aPrecisionThatNoVariantHas() {
        depend("org.example:classifier@^1.5#ml.precision=int4");
        refuses("wish-no-variant-has", "lock");
    }

    @Test
    void aFactThatNobodyKnows() {
        refuses("unknown-fact", "lock", "--set", "gpu.colour=green");
    }

    @Test
    void aFactWithANearName() {
        refuses("near-fact", "lock", "--set", "cuda.drvier=550.54");
    }

    @Test
    void aTargetThatIsNowhereDescribed() {
        session.edit("cm.yaml", "targets: [host]", "targets: [host, jetson]");
        refuses("unknown-target", "lock");
    }

    @Test
    void aLockForAnotherKindOfMachine() {
        depend("org.example:engine@^1.17");
        session.quietly("lock");
        session.comment("the same directory on a Mac").on(Machines.macbook());
        refuses("locked-for-another-machine", "install", "--frozen");
    }
}
