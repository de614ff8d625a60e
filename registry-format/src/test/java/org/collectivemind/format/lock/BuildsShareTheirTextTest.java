package org.collectivemind.format.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.collectivemind.format.archive.EntryPath;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.Hasher;
import org.collectivemind.format.manifest.RegistryAlias;
import org.collectivemind.format.manifest.RegistryLocation;
import org.collectivemind.format.manifest.TargetName;
import org.collectivemind.format.name.Coordinate;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.release.Exports;
import org.collectivemind.format.release.FileEntry;
import org.collectivemind.format.release.Kind;
import org.collectivemind.format.release.Payload;
import org.collectivemind.format.release.PayloadOrigin;
import org.collectivemind.format.release.VariantId;
import org.collectivemind.format.requirement.MachineUse;
import org.collectivemind.format.version.VersionScheme;
import org.junit.jupiter.api.Test;

/** A runtime as ONNX Runtime's: for each machine a library of its own, and sixty files that all builds have alike. */
class BuildsShareTheirTextTest {
    private static final Coordinate RUNTIME = Coordinate.parse("org.example:runtime:1.0.0", VersionScheme.CM);

    private static Digest digest(String text) {
        return Hasher.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static FileEntry file(String path) {
        return new FileEntry(EntryPath.parse(path), 1234, digest(path), false, 0, Optional.of(path));
    }

    private static LockedVariant build(String machine) {
        List<FileEntry> files = new ArrayList<>(List.of(file("native/" + machine + "/libruntime.so")));
        for (int i = 0; i < 60; i++) {
            files.add(file("api/Class" + i + ".class"));
        }
        Payload payload = new Payload(
                new PayloadOrigin.Hosted("runtime-1.0.0-" + machine + ".tar.zst"),
                Payload.Format.TAR_ZST,
                123456,
                digest(machine),
                List.of());
        return new LockedVariant(
                VariantId.parse(machine),
                Attributes.NONE,
                List.of(),
                List.of(payload),
                files,
                Exports.NONE,
                Optional.empty());
    }

    private static Lockfile lock(String... machines) {
        TreeMap<TargetName, VariantId> select = new TreeMap<>();
        List<LockedTarget> targets = new ArrayList<>();
        List<LockedVariant> builds = new ArrayList<>();
        for (String machine : machines) {
            select.put(new TargetName(machine), VariantId.parse(machine));
            builds.add(build(machine));
            targets.add(new LockedTarget(
                    new TargetName(machine),
                    Provenance.HOST,
                    Floors.NONE,
                    MachineUse.DEFAULT,
                    List.of(),
                    List.of(PackageSlot.of(RUNTIME.name()))));
        }
        RegistryAlias main = new RegistryAlias("main");
        LockedPackage runtime =
                new LockedPackage(RUNTIME, Optional.empty(), Kind.TOOL, main, select, new TreeMap<>(), builds);
        return new Lockfile(
                digest("inputs"),
                List.of(new LockedRegistry(main, new RegistryLocation.Cm("https://example.org/"))),
                targets,
                List.of(runtime));
    }

    private static String text(Lockfile lock) {
        return new String(LockfileCodec.write(lock), StandardCharsets.UTF_8);
    }

    @Test
    void threeTargetsCostAboutTheTextOfOne() {
        double ratio = (double) text(lock("linux", "mac", "windows")).length()
                / text(lock("linux")).length();

        assertThat(ratio).isBetween(1.0, 1.15);
    }

    @Test
    void whatIsListedOnceIsReadBackForEach() {
        Lockfile three = lock("linux", "mac", "windows");

        assertThat(text(three))
                .containsOnlyOnce("{\"path\": \"api/Class7.class\"")
                .startsWith("{\n  \"cm-lock\": 2,");
        assertThat(SampleLock.read(text(three))).isEqualTo(three);
        assertThat(text(lock("linux"))).startsWith("{\n  \"cm-lock\": 1,");
    }

    @Test
    void takingTheSharedFilesOutIsMissed() {
        String three = text(lock("linux", "mac", "windows"));
        int from = three.indexOf("      \"files\"");
        int to = three.indexOf("      \"variants\"");

        assertThatThrownBy(() -> SampleLock.read(three.substring(0, from) + three.substring(to)))
                .hasMessageContaining("what follows is of format 1");
        assertThatThrownBy(() ->
                        SampleLock.read(three.substring(0, from) + "      \"files\": [],\n" + three.substring(to)))
                .hasMessageContaining("left out where variants have none alike");
    }

    @Test
    void aFirstLockThatRepeatsTheFilesIsStillRead() {
        Lockfile two = lock("linux", "mac");
        String text = text(two);
        int from = text.indexOf("      \"files\"");
        int to = text.indexOf("      \"variants\"");
        String shared = text.substring(text.indexOf('[', from) + 1, text.lastIndexOf(']', to));
        String repeated = (text.substring(0, from) + text.substring(to))
                .replace("\"cm-lock\": 2", "\"cm-lock\": 1")
                .replace("\"files\": [", "\"files\": [" + shared.stripTrailing() + ",");

        assertThat(SampleLock.read(repeated)).isEqualTo(two);
    }
}
