package org.collectivemind.client.project;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.manifest.ProjectManifest;
import org.collectivemind.format.manifest.TargetDeclaration;
import org.collectivemind.format.manifest.TargetName;
import org.collectivemind.format.platform.Fact;
import org.collectivemind.format.platform.Overrides;
import org.collectivemind.format.platform.Platform;
import org.collectivemind.format.platform.PlatformFile;

/**
 * A target that stands for a machine and can be locked on any other: a platform file beside the manifest, as {@code cm platform export}
 * writes it. {@code host} would be another machine's the next time somebody locks.
 *
 * @param platform under the name of the target
 */
public record HostTarget(TargetName name, String file, Platform platform) {
    private static final Set<String> ACCELERATORS = Set.of("cuda", "rocm", "metal");

    /** Named after what the machine is, such as {@code linux-x86_64-cuda}; never after whose it is. */
    public static HostTarget of(Project project, ProjectManifest manifest, Platform machine) {
        String kind = (first(machine, "os") + "-" + first(machine, "arch") + accelerators(machine))
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9._-]", "-");
        List<TargetName> taken =
                manifest.targets().stream().map(TargetDeclaration::name).toList();
        for (int i = 1; ; i++) {
            TargetName name = new TargetName(i == 1 ? kind : kind + "-" + i);
            String file = name + ".platform.yaml";
            if (!taken.contains(name) && !Files.exists(project.directory().resolve(file))) {
                return new HostTarget(name, file, machine.named(name.text()));
            }
        }
    }

    private static String first(Platform machine, String key) {
        return machine.fact(AttributeKey.parse(key))
                .known()
                .map(Fact.Known::values)
                .map(values -> values.get(0))
                .orElse("unknown");
    }

    private static String accelerators(Platform machine) {
        return machine.devices().stream()
                .map(device -> device.api())
                .filter(ACCELERATORS::contains)
                .distinct()
                .sorted()
                .map(api -> "-" + api)
                .collect(Collectors.joining());
    }

    /**
     * The manifest and the lock with it. The platform file is there from now on, for the lock answers to what it says; where nothing
     * fits, it is gone again.
     */
    public TargetEdit.Prepared add(Project project, Function<ProjectManifest, Solving> solving) {
        Path path = project.directory().resolve(file);
        ProjectFile.replace(path, PlatformFile.write(platform).getBytes(StandardCharsets.UTF_8));
        boolean prepared = false;
        try {
            TargetEdit.Prepared both = new TargetEdit(project)
                    .add(
                            new TargetDeclaration(
                                    name, new TargetDeclaration.Source.PlatformFile(file, Overrides.NONE)),
                            solving);
            prepared = true;
            return both;
        } finally {
            if (!prepared) {
                ProjectFile.discard(path);
            }
        }
    }
}
