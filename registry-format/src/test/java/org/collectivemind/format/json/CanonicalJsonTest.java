package org.collectivemind.format.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.collectivemind.format.json.CanonicalJson.Layout.BLOCK;
import static org.collectivemind.format.json.CanonicalJson.Layout.LINE;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.collectivemind.format.error.MalformedText;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {
    private static CanonicalJson write(CanonicalJson json) {
        return json.object(BLOCK, () -> {
            json.key("a").array(BLOCK, List.of(1L, 2L), json::value);
            json.key("b").object(LINE, () -> {
                json.key("c").array(BLOCK, List.of("x", "y"), json::value);
                json.key("d").value(true);
            });
            json.key("e").array(BLOCK, List.<String>of(), json::value);
        });
    }

    @Test
    void thePrettyFormHasALineAMemberButWhereOneLineIsWanted() {
        assertThat(write(CanonicalJson.pretty()).text()).isEqualTo("""
                        {
                          "a": [
                            1,
                            2
                          ],
                          "b": {"c": ["x", "y"], "d": true},
                          "e": []
                        }
                        """);
    }

    @Test
    void theCompactFormHasNoSpace() {
        assertThat(write(CanonicalJson.compact()).text())
                .isEqualTo("{\"a\":[1,2],\"b\":{\"c\":[\"x\",\"y\"],\"d\":true},\"e\":[]}\n");
    }

    @Test
    void textIsEscapedNoMoreThanNeeded() {
        assertThat(CanonicalJson.compact()
                        .value("\"\\/\b\t\n\f\r\u0001\u007fü\u2028\ud83e\udd16")
                        .text())
                .isEqualTo("\"\\\"\\\\/\\b\\t\\n\\f\\r\\u0001\u007fü\u2028\ud83e\udd16\"\n");
        assertThatThrownBy(() -> CanonicalJson.compact().value("\ud83e")).isInstanceOf(MalformedText.class);
        assertThatThrownBy(() -> CanonicalJson.compact().value("\udd16\ud83e")).isInstanceOf(MalformedText.class);
    }

    @Test
    void doublesHaveTheFewestDigitsOnEveryJava() {
        assertThat(CanonicalJson.compact()
                        .plain(List.of(1.0, 0.1, 2e23, 5e-324, 100.0, 1.0E-5, Math.PI, 5.684341886080802E-14))
                        .text())
                .isEqualTo("[1.0,0.1,2E+23,5E-324,1E+2,0.00001,3.141592653589793,5.684341886080802E-14]\n");
        assertThatThrownBy(() -> CanonicalJson.compact().plain(Double.NaN)).isInstanceOf(MalformedText.class);
    }

    @Property(tries = 1000)
    void doublesReadBack(@ForAll double number) {
        assertThat(Double.parseDouble(PlainNumber.text(number))).isEqualTo(number);
    }
}
