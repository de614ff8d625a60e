package org.collectivemind.format.manifest;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.error.NearestKey;
import org.collectivemind.format.yaml.YamlNode;

/** Reads a word that is one of several. */
final class Choice {
    private Choice() {}

    /** @param kind what the words are, for messages */
    static <T> T read(YamlNode node, String kind, T[] values, Function<T, String> word) {
        return node.parse(text -> {
            List<String> known = Arrays.stream(values).map(word).toList();
            if (!known.contains(text)) {
                List<String> hints = NearestKey.of(text, known)
                        .map(near -> List.of("did you mean `" + near + "`?"))
                        .orElse(List.of());
                throw new MalformedText(kind, text, "it is none of " + String.join(", ", known), hints);
            }
            return values[known.indexOf(text)];
        });
    }
}
