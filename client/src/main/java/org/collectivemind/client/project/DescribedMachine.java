package org.collectivemind.client.project;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.collectivemind.client.platform.PlatformDetector;
import org.collectivemind.client.platform.probe.Capture;
import org.collectivemind.client.platform.probe.RecordedProbe;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.lock.FactsFrom;
import org.collectivemind.format.platform.Platform;
import org.collectivemind.format.platform.PlatformFile;
import org.collectivemind.format.platform.Presets;
import org.collectivemind.format.yaml.YamlNode;
import org.collectivemind.format.yaml.YamlReader;

/**
 * A machine that a word on the command line names: a platform file, a capture of {@code cm platform record}, or a preset. A preset's name is the preset's; a file of that
 * name is written {@code ./name}.
 *
 * @param facts where its facts come from, as a lock records it
 */
public record DescribedMachine(FactsFrom facts, Platform platform) {
    private static final List<String> ENDINGS = List.of(".yaml", ".yml");

    /** @param directory what a relative file is relative to
     *  @throws MalformedText for what is neither */
    public static DescribedMachine named(String word, Path directory) {
        if (Presets.has(word)) {
            return new DescribedMachine(new FactsFrom.Preset(word), Presets.platform(word));
        }
        Path file = directory.resolve(word);
        if (looksLikeFile(word) || Files.exists(file)) {
            return described(word, file);
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

    /** A capture is looked at as its machine would be. */
    private static DescribedMachine described(String word, Path file) {
        String text = TargetPlatforms.text(file);
        YamlNode root = YamlReader.read(text, file.toString());
        if (Capture.is(root)) {
            Capture capture = Capture.read(root);
            return new DescribedMachine(
                    Provenances.file(word),
                    new PlatformDetector(new RecordedProbe(capture), file.getParent()).detect());
        }
        return new DescribedMachine(Provenances.file(word), PlatformFile.read(text, file.toString()));
    }

    /** {@code preset aws-g5}, {@code file box.yaml}. */
    public String origin() {
        return facts.text();
    }

    /** Whether a word can only be meant as a path, so that the error is about the file. */
    static boolean looksLikeFile(String word) {
        return word.indexOf('/') >= 0
                || word.indexOf('\\') >= 0
                || ENDINGS.stream().anyMatch(word::endsWith);
    }
}
