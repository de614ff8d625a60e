package org.collectivemind.format.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.collectivemind.format.attribute.AttributeCatalog;
import org.collectivemind.format.attribute.AttributeDefinition;
import org.collectivemind.format.attribute.Microarchitectures;
import org.collectivemind.format.requirement.Requirement;
import org.collectivemind.format.requirement.RequirementCheck;
import org.collectivemind.format.requirement.RequirementMapping;
import org.collectivemind.format.yaml.YamlReader;
import org.junit.jupiter.api.Test;

class DocumentedRequirementsTest {
    private static final String PAGE = "reference/requirements.md";
    private final AttributeCatalog catalog = AttributeCatalog.builtIn();

    @Test
    void everyLineIsARequirementTheCatalogKnows() {
        DocumentationPage.read(PAGE)
                .blocks("requirements")
                .forEach(block -> block.lines()
                        .forEach(line -> assertThat(RequirementCheck.of(Requirement.parse(line), catalog))
                                .as(line)
                                .isEmpty()));
    }

    @Test
    void aMappingIsTheTextBesideIt() {
        for (List<String> row : DocumentationPage.read(PAGE).rows("mappings")) {
            Map<?, ?> mapping =
                    (Map<?, ?>) YamlReader.read(row.get(0), "cm.yaml").toPlain();
            Map<String, Object> entries = new java.util.TreeMap<>();
            mapping.forEach((key, value) -> entries.put(key.toString(), value));
            assertThat(RequirementMapping.read(entries).text()).as(row.get(0)).isEqualTo(row.get(1));
        }
    }

    @Test
    void theTableOfAttributesIsTheCatalog() {
        List<String> documented = DocumentationPage.read(PAGE).rows("attributes").stream()
                .map(row -> row.get(0) + " " + row.get(2) + " " + row.get(3) + " " + row.get(4))
                .sorted()
                .toList();
        List<String> known = catalog.definitions().values().stream()
                .filter(definition -> !catalog.apis().contains(definition.key().text()))
                .sorted(Comparator.comparing(AttributeDefinition::key))
                .map(DocumentedRequirementsTest::line)
                .sorted()
                .toList();
        assertThat(documented).isEqualTo(known);
    }

    private static String line(AttributeDefinition definition) {
        return definition.key() + " "
                + definition.attributeClass().name().toLowerCase(Locale.ROOT) + " "
                + (definition.scope() == AttributeDefinition.Scope.PLATFORM
                        ? "machine"
                        : definition.scope().name().toLowerCase(Locale.ROOT))
                + " "
                + definition.match().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    @Test
    void everyMicroarchitectureStandsBesideItsHighestLevel() {
        Microarchitectures known = Microarchitectures.builtIn();
        List<String> documented = DocumentationPage.read(PAGE).rows("microarchitectures").stream()
                .flatMap(row -> Arrays.stream(row.get(1).replace("`", "").split(" "))
                        .map(name -> name + " " + row.get(0).replace("`", "")))
                .sorted()
                .toList();
        List<String> expected = known.order().levels().stream()
                .flatMap(name -> known.find(name).stream())
                .filter(one -> !one.isLevel())
                .map(one -> one.name() + " "
                        + known.order().below(one.name()).stream()
                                .filter(below -> known.find(below).orElseThrow().isLevel())
                                .min(known.order().bestFirst())
                                .orElseThrow())
                .sorted()
                .toList();
        assertThat(documented).isEqualTo(expected);
    }
}
