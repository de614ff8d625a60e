package org.collectivemind.format.manifest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.collectivemind.format.error.MalformedFile;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.requirement.Requirement;
import org.collectivemind.format.requirement.RequirementMapping;
import org.collectivemind.format.yaml.YamlNode;

/** Reads {@code requires}: the text or the mapping form, of attributes the catalog knows. */
final class RequiresReader {
    private RequiresReader() {}

    static Requirement read(YamlNode node) {
        if (!(node instanceof YamlNode.Mapping mapping)) {
            return node.parse(text -> Requirement.parse(text).accept(CatalogCheck.CHECK));
        }
        // One entry at a time, so that what is wrong is reported at its own place.
        List<Requirement> terms = new ArrayList<>();
        mapping.entries().forEach((key, value) -> terms.add(entry(mapping, key, value)));
        return mapping.check(() -> Requirement.allOf(terms));
    }

    private static Requirement entry(YamlNode.Mapping mapping, String key, YamlNode value) {
        Object texts = texts(value);
        try {
            return RequirementMapping.read(Map.of(key, texts)).accept(CatalogCheck.CHECK);
        } catch (MalformedText malformed) {
            throw new MalformedFile(
                    malformed.text().equals(key) ? mapping.keyPosition(key) : value.position(),
                    malformed.getMessage(),
                    malformed.hints());
        }
    }

    /** Scalars stay text: a toolkit 12.10 is not 12.1. */
    private static Object texts(YamlNode node) {
        if (node instanceof YamlNode.Mapping mapping) {
            Map<String, Object> texts = new LinkedHashMap<>();
            mapping.entries().forEach((key, value) -> texts.put(key, texts(value)));
            return texts;
        }
        return node instanceof YamlNode.Sequence sequence
                ? sequence.items().stream().map(RequiresReader::texts).toList()
                : node.text();
    }
}
