package org.collectivemind.format.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.collectivemind.format.error.MalformedFile;
import org.collectivemind.format.error.SourcePosition;
import org.junit.jupiter.api.Test;

class YamlKeepsWhatPeopleWroteTest {
    private static YamlNode.Mapping read(String text) {
        return YamlReader.read(text, "cm.yaml").mapping();
    }

    @Test
    void aVersionThatLooksLikeANumberStaysText() {
        YamlNode.Mapping file = read("version: 1.10\nquoted: \"1.10\"\n");

        assertThat(file.required("version").text()).isEqualTo("1.10");
        assertThat(file.required("quoted").text()).isEqualTo("1.10");
    }

    @Test
    void everyNodeKnowsItsLineAndColumn() {
        YamlNode.Mapping file = read("# first\nvariants:\n  - files: [a, \"é\", c]\n");
        List<YamlNode> files = file.required("variants")
                .list()
                .get(0)
                .mapping()
                .required("files")
                .list();

        assertThat(file.keyPosition("variants")).isEqualTo(new SourcePosition("cm.yaml", 2, 1));
        assertThat(files.get(2).position()).isEqualTo(new SourcePosition("cm.yaml", 3, 21));
        assertThat(files.get(2).place().end()).isEqualTo(new SourcePosition("cm.yaml", 3, 22));
    }

    @Test
    void metaHasTheTypesOfTheYamlCoreSchema() {
        YamlNode.Mapping file = read("""
                yes: yes
                truth: true
                whole: 42
                hex: 0x1F
                big: 123456789012345678901234567890
                half: 0.5
                exact: 0.1234567890123456789012345
                date: 2026-11-21
                quoted: "42"
                list: [1, a, {b: .5}]
                """);

        assertThat(file.toPlain())
                .isEqualTo(Map.of(
                        "yes",
                        "yes",
                        "truth",
                        true,
                        "whole",
                        42L,
                        "hex",
                        31L,
                        "big",
                        new BigInteger("123456789012345678901234567890"),
                        "half",
                        0.5,
                        "exact",
                        new BigDecimal("0.1234567890123456789012345"),
                        "date",
                        "2026-11-21",
                        "quoted",
                        "42",
                        "list",
                        List.of(1L, "a", Map.of("b", 0.5))));
    }

    @Test
    void keysKeepTheirOrder() {
        assertThat(read("b: 1\na: 2\nc: 3\n").entries().keySet()).containsExactly("b", "a", "c");
    }

    @Property(tries = 500)
    void anyTextIsReadOrRefusedAsAMalformedFile(@ForAll String text) {
        try {
            YamlReader.read(text, "cm.yaml");
        } catch (MalformedFile refused) {
            assertThat(refused.details()).hasSize(1);
        }
    }
}
