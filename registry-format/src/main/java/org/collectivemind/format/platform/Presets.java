package org.collectivemind.format.platform;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.collectivemind.format.bundled.BundledFile;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.error.NearestKey;
import org.collectivemind.format.yaml.YamlNode;
import org.collectivemind.format.yaml.YamlReader;

/**
 * Descriptions of machines people often lock for, a platform file each under {@code presets/} beside this class. Each states
 * what the smallest machine of its kind has; memory is what its system reports or a little less, for firmware and kernel keep
 * some of what is published. Each file names its sources and when they were read. What varies is unknown.
 */
public final class Presets {
    private static final Map<String, Preset> BY_NAME = index();

    private Presets() {}

    /**
     * What a list says of a preset.
     *
     * @param group {@code any}, {@code cloud}, {@code ci}, {@code server}, {@code desktop}, {@code laptop}, {@code edge}
     * @param description one line
     */
    public record Preset(String name, String group, String description) {}

    /** All of them, group by group. */
    public static List<Preset> all() {
        return List.copyOf(BY_NAME.values());
    }

    public static boolean has(String name) {
        return BY_NAME.containsKey(name);
    }

    /** @throws MalformedText for a name no preset has */
    public static Preset named(String name) {
        return Optional.ofNullable(BY_NAME.get(name)).orElseThrow(() -> {
            List<String> hints = new ArrayList<>(near(name));
            hints.add("`cm platform list` lists the presets");
            return new MalformedText("preset", name, "no machine is described under that name", hints);
        });
    }

    /** Its facts, on a platform of its name. @throws MalformedText for a name no preset has */
    public static Platform platform(String name) {
        return PlatformFile.read(text(named(name).name() + ".yaml"), "preset " + name);
    }

    /** The presets that begin so, else the one that is nearest. */
    private static List<String> near(String name) {
        List<String> longer = BY_NAME.keySet().stream()
                .filter(known -> !name.isEmpty() && known.startsWith(name))
                .toList();
        return longer.isEmpty()
                ? NearestKey.hints(name, BY_NAME.keySet())
                : List.of("did you mean `" + String.join("`, `", longer) + "`?");
    }

    private static Map<String, Preset> index() {
        Map<String, Preset> presets = new LinkedHashMap<>();
        YamlNode.Mapping groups = YamlReader.read(text("index.yaml"), "presets").mapping();
        groups.entries()
                .forEach((group, names) -> names.mapping()
                        .entries()
                        .forEach((name, line) -> presets.put(name, new Preset(name, group, line.text()))));
        return Collections.unmodifiableMap(presets);
    }

    private static String text(String file) {
        return BundledFile.text(Presets.class, "presets/" + file);
    }
}
