package org.collectivemind.client.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.collectivemind.format.archive.EntryPath;
import org.collectivemind.format.hash.Hasher;
import org.collectivemind.format.manifest.TargetName;
import org.collectivemind.format.name.Alias;
import org.collectivemind.format.name.Coordinate;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.release.Exports;
import org.collectivemind.format.release.VariantId;
import org.collectivemind.format.version.VersionScheme;
import org.junit.jupiter.api.Test;

class EnvironmentGivesExportsTest {
    private static final Exports NONE = Exports.NONE;

    private static Environment environment(InstalledPackage... packages) {
        return new Environment(Hasher.of(new byte[0]), new TargetName("box"), List.of(packages));
    }

    private static InstalledPackage installed(String name, Exports exports, String... dependencies) {
        return new InstalledPackage(
                Coordinate.parse("org.example:" + name + ":1", VersionScheme.CM),
                Optional.empty(),
                VariantId.DEFAULT,
                Path.of("/store", name),
                Arrays.stream(dependencies)
                        .map(dependency -> PackageSlot.parse("org.example:" + dependency))
                        .toList(),
                exports);
    }

    private static Exports env(String name, String value) {
        return new Exports(new TreeMap<>(Map.of(name, value)), new TreeMap<>(), List.of(), new TreeMap<>());
    }

    private static Exports path(String directory) {
        return new Exports(new TreeMap<>(), new TreeMap<>(), List.of(EntryPath.parse(directory)), new TreeMap<>());
    }

    private static Exports list(String variable, String... entries) {
        return new Exports(
                new TreeMap<>(),
                new TreeMap<>(Map.of(
                        variable, Arrays.stream(entries).map(EntryPath::parse).toList())),
                List.of(),
                new TreeMap<>());
    }

    private static Exports command(String name, String line) {
        return new Exports(new TreeMap<>(), new TreeMap<>(), List.of(), new TreeMap<>(Map.of(name, line)));
    }

    private static String order(Environment environment) {
        return environment.packages().stream()
                .map(installed -> installed.slot().name().name())
                .collect(Collectors.joining(" "));
    }

    private static String joined(String... entries) {
        return String.join(File.pathSeparator, entries);
    }

    @Test
    void dependentsStandBeforeWhatTheyDependOnHoweverTheyAreListed() {
        InstalledPackage app = installed("app", NONE, "zlib", "model");
        InstalledPackage model = installed("model", NONE, "base");
        InstalledPackage zlib = installed("zlib", NONE, "base");
        InstalledPackage base = installed("base", NONE);

        assertThat(order(environment(base, model, zlib, app))).isEqualTo("app model zlib base");
        assertThat(order(environment(app, zlib, model, base))).isEqualTo("app model zlib base");
    }

    @Test
    void cyclesEnd() {
        assertThat(order(environment(installed("a", NONE, "b"), installed("b", NONE, "a"))))
                .isEqualTo("a b");
    }

    @Test
    void rootsStandForThePackagesDirectory() {
        assertThat(environment(installed("model", env("CM_MODEL", "{root}/m.onnx:{root}")))
                        .variables(Map.of()))
                .containsExactlyEntriesOf(Map.of("CM_MODEL", "/store/model/m.onnx:/store/model"));
    }

    @Test
    void aDependentsVariableWinsOverThatOfItsDependencyAlsoFarAway() {
        InstalledPackage app = installed("app", env("THREADS", "8"), "middle");
        InstalledPackage middle = installed("middle", NONE, "base");
        InstalledPackage base = installed("base", env("THREADS", "1"));

        assertThat(environment(base, middle, app).variables(Map.of("THREADS", "inherited")))
                .containsEntry("THREADS", "8");
    }

    @Test
    void twoUnrelatedPackagesMayNotSetOneVariableDifferently() {
        InstalledPackage one = installed("one", env("MODE", "a"));
        InstalledPackage two = installed("two", env("MODE", "b"));

        assertThatThrownBy(() -> environment(one, two).variables(Map.of()))
                .isInstanceOf(ConflictingExports.class)
                .hasMessageContaining("MODE");
        assertThat(environment(one, installed("two", env("MODE", "a"))).variables(Map.of()))
                .containsEntry("MODE", "a");
        assertThat(environment(one, two, installed("app", env("MODE", "c"), "one", "two"))
                        .variables(Map.of()))
                .as("somebody above both decides")
                .containsEntry("MODE", "c");
    }

    @Test
    void listsPutDependentsFirstAndWhatIsInheritedLast() {
        InstalledPackage app = installed("app", list("CLASSPATH", "b.jar", "a.jar"), "lib");
        InstalledPackage lib = installed("lib", list("CLASSPATH", "lib.jar"));

        assertThat(environment(lib, app).variables(Map.of("CLASSPATH", "mine.jar")))
                .containsEntry(
                        "CLASSPATH", joined("/store/app/b.jar", "/store/app/a.jar", "/store/lib/lib.jar", "mine.jar"));
        assertThat(environment(lib, app).variables(Map.of("CLASSPATH", "")))
                .as("an empty entry would mean the current directory")
                .containsEntry("CLASSPATH", joined("/store/app/b.jar", "/store/app/a.jar", "/store/lib/lib.jar"));
    }

    @Test
    void programsAreFoundBeforeThoseOfTheSystem() {
        assertThat(environment(installed("tool", path("bin"))).variables(Map.of("PATH", "/usr/bin")))
                .containsEntry("PATH", joined("/store/tool/bin", "/usr/bin"));
    }

    @Test
    void ofTwoCommandsWithOneNameTheDependentsCounts() {
        Environment environment = environment(
                installed("base", command("bench", "sh {root}/base.sh")),
                installed("app", command("bench", "sh {root}/app.sh"), "base"));

        assertThat(environment.commands().get("bench").line()).isEqualTo("sh /store/app/app.sh");
        assertThat(environment.commands().get("bench").from()).hasToString("org.example:app");
    }

    private static InstalledPackage under(String alias, InstalledPackage installed) {
        return new InstalledPackage(
                installed.coordinate(),
                Optional.of(Alias.parse(alias)),
                installed.variant(),
                Path.of("/store", alias),
                installed.dependencies(),
                installed.exports());
    }

    @Test
    void whatAPackageGivesUnderAnAliasHasTheAliasInItsName() {
        InstalledPackage tool = installed(
                "tool", env("CM_MODEL", "{root}/m").with(path("bin")).with(command("bench", "sh {root}/b.sh")));
        Environment both = environment(tool, under("v1.0-old", tool));

        assertThat(both.variables(Map.of("PATH", "/usr/bin")))
                .containsEntry("CM_MODEL", "/store/tool/m")
                .containsEntry("V1_0_OLD_CM_MODEL", "/store/v1.0-old/m")
                .containsEntry("PATH", joined("/store/tool/bin", "/usr/bin"))
                .containsEntry("V1_0_OLD_PATH", "/store/v1.0-old/bin");
        assertThat(both.commands().keySet()).containsExactly("bench", "v1.0-old-bench");
        assertThat(environment(under("8bit", tool)).variables(Map.of()))
                .as("no shell has a variable that begins with a digit")
                .containsEntry("_8BIT_CM_MODEL", "/store/8bit/m");
    }

    @Test
    void aCommandUnderAnAliasSeesItsOwnPackageFirst() {
        InstalledPackage tool = installed("tool", env("CM_MODEL", "{root}/m").with(path("bin")));
        Environment both = environment(tool, under("old", tool));

        assertThat(both.variablesFor(PackageSlot.parse("org.example:tool as old"), Map.of("PATH", "/usr/bin")))
                .containsEntry("CM_MODEL", "/store/old/m")
                .containsEntry("PATH", joined("/store/old/bin", "/store/tool/bin", "/usr/bin"));
        assertThat(both.variablesFor(PackageSlot.parse("org.example:tool"), Map.of("PATH", "/usr/bin")))
                .isEqualTo(both.variables(Map.of("PATH", "/usr/bin")));
    }
}
