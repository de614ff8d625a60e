package org.collectivemind.client.project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.platform.Platform;
import org.collectivemind.format.platform.Presets;

/**
 * A machine that a word on the command line names: a platform file or a preset. A preset's name is the preset's; a file of that
 * name is written {@code ./name}.
 *
 * @param origin where its facts come from, as a lock records it: {@code preset aws-g5}, {@code platform box.yaml}
 */
public record DescribedMachine(String origin, Platform platform) {
    private static final List<String> ENDINGS = List.of(".yaml", ".yml");

    /** @param directory what a relative file is relative to
     *  @throws MalformedText for what is neither */
    public static DescribedMachine named(String word, Path directory) {
        if (Presets.has(word)) {
            return new DescribedMachine("preset " + word, Presets.platform(word));
        }
        Path file = directory.resolve(word);
        if (looksLikeFile(word) || Files.exists(file)) {
            return new DescribedMachine("platform " + word, TargetPlatforms.read(file));
        }
        try {
            Presets.named(word);
        } catch (MalformedText unknown) {
            List<String> hints = new ArrayList<>(unknown.hints());
            hints.add("`cm platform export -o " + word + ".yaml`, there, describes a machine of your own");
            throw new MalformedText("platform", word, "neither a preset nor a file has that name", hints);
        }
        throw new IllegalStateException(word);
    }

    /** Whether a word can only be meant as a path, so that the error is about the file. */
    static boolean looksLikeFile(String word) {
        return word.indexOf('/') >= 0
                || word.indexOf('\\') >= 0
                || ENDINGS.stream().anyMatch(word::endsWith);
    }
}
