package org.collectivemind.format.manifest;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.collectivemind.format.error.SourcePosition;
import org.collectivemind.format.yaml.YamlNode;

/** Where the values of a manifest stand, for what turns out to be wrong only after it was read. */
public final class ManifestPositions {
    private static final Pattern STEP = Pattern.compile("\\[([0-9]{1,6})]|\\.?([^.\\[]+)");
    private final YamlNode root;

    ManifestPositions(YamlNode root) {
        this.root = root;
    }

    /**
     * The place of a value.
     *
     * @param path keys and indexes from the root, such as {@code variants[1].files[0]}; where the file does not go that deep, the
     *     place of the deepest value on the way
     */
    public SourcePosition of(String path) {
        YamlNode node = root;
        Matcher step = STEP.matcher(path);
        while (step.find()) {
            Optional<YamlNode> next = next(node, step);
            if (next.isEmpty()) {
                return node.position();
            }
            node = next.get();
        }
        return node.position();
    }

    private static Optional<YamlNode> next(YamlNode node, Matcher step) {
        if (step.group(1) != null && node instanceof YamlNode.Sequence sequence) {
            int index = Integer.parseInt(step.group(1));
            return index < sequence.items().size()
                    ? Optional.of(sequence.items().get(index))
                    : Optional.empty();
        }
        return step.group(2) != null && node instanceof YamlNode.Mapping mapping
                ? mapping.optional(step.group(2))
                : Optional.empty();
    }
}
