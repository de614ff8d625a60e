package org.collectivemind.format.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.requirement.Placement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AFormulaSaysHowMuchMemoryTest {
    private static final long GIB = 1L << 30;

    private static long bytes(String formula, Map<String, String> values) {
        SortedMap<String, BigDecimal> numbers = new TreeMap<>();
        values.forEach((name, value) -> numbers.put(name, new BigDecimal(value)));
        return Formula.parse(formula).bytes(numbers);
    }

    @Test
    void aLanguageModelNeedsItsWeightsItsCacheAndItsRuntime() {
        Resources llama = new Resources(
                new Parameters(new TreeMap<>(Map.of(
                        "ctx",
                        number(4096),
                        "kv_bytes",
                        number(2),
                        "layers",
                        number(80),
                        "kv_heads",
                        number(8),
                        "head_dim",
                        number(128)))),
                Formula.parse("files.size + 2*layers*kv_heads*head_dim*kv_bytes*ctx + 0.75GiB"),
                List.of(Placement.GPU));

        assertThat(llama.need(38 * GIB, Parameters.NONE)).isEqualTo(40 * GIB);
        assertThat(llama.need(38 * GIB, new Parameters(new TreeMap<>(Map.of("ctx", number(8192), "other", number(1))))))
                .isEqualTo(41 * GIB + GIB / 4);
    }

    private static BigDecimal number(long value) {
        return BigDecimal.valueOf(value);
    }

    @ParameterizedTest
    @CsvSource({
        "1+2*3, 7",
        "(1+2)*3, 9",
        "10-2-3, 5",
        "16/4/2, 2",
        "-2+5, 3",
        "2*-3+7, 1",
        "7/2, 4",
        "1/3+1/3+1/3, 1",
        "0.1+0.2, 1",
        "1KiB+1KB, 2024",
        "1.5 KiB, 1536",
        "n * 2, 6",
        "a.b/n, 3",
        "2*(files.size+1B), 22"
    })
    void exactlyAndRoundedUpAtTheEndOnly(String formula, long expected) {
        assertThat(bytes(formula, Map.of("n", "3", "a.b", "7", "files.size", "10")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | at column 1 is the end",
                "1 + | at column 4 is the end",
                "1 2 | at column 3 is `2`, wanted is an operator or the end",
                "(1 | at column 3 is the end, wanted is `)`",
                "1GiBs | at column 1 is `1`",
                "1.2.3 | at column 1 is `1`",
                "Ctx | at column 1 is `C`",
                "2 ^ 3 | at column 3 is `^`",
                "1e9 | at column 1 is `1`",
                "💾 | at column 1 is `💾`"
            })
    void aTypingErrorIsShownAtItsColumn(String formula, String why) {
        assertThatThrownBy(() -> Formula.parse(formula))
                .isInstanceOf(MalformedText.class)
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 - 2 | it comes to -1 bytes",
                "1 / (n - 3) | it divides by zero",
                "9PiB * 9999999 | which no machine can have"
            })
    void whatIsNoAmountOfMemoryIsRefused(String formula, String why) {
        assertThatThrownBy(() -> bytes(formula, Map.of("n", "3")))
                .isInstanceOf(MalformedText.class)
                .hasMessageContaining(why);
    }

    @Test
    void lengthDepthAndTermsAreBounded() {
        for (String hostile :
                List.of("1+".repeat(501) + "1", "(".repeat(400) + "1", "-".repeat(900) + "1", "1+".repeat(300) + "1")) {
            assertThatThrownBy(() -> Formula.parse(hostile)).isInstanceOf(MalformedText.class);
        }
    }

    @Property
    void anyTextIsAFormulaOrRefused(@ForAll @StringLength(max = 60) String text) {
        try {
            assertThat(Formula.parse(text).text()).isEqualTo(text.strip());
        } catch (MalformedText refused) {
            assertThat(refused.getMessage()).contains("is not a formula");
        }
    }

    @Property
    void aSumIsTheSumWhateverTheOrder(
            @ForAll @Size(min = 1, max = 20) List<@LongRange(min = 0, max = 1L << 50) Long> numbers) {
        List<String> texts = numbers.stream().map(String::valueOf).toList();
        long sum = numbers.stream().mapToLong(Long::longValue).sum();
        assertThat(bytes(String.join(" + ", texts), Map.of())).isEqualTo(sum);
        assertThat(bytes("(" + String.join("+", texts) + ")*2/2", Map.of())).isEqualTo(sum);
    }
}
