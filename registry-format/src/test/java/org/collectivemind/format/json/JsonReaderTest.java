package org.collectivemind.format.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.collectivemind.format.error.ExitCode;
import org.collectivemind.format.error.MalformedFile;
import org.junit.jupiter.api.Test;

class JsonReaderTest {
    private static final JsonMember<Long> SIZE = JsonMember.required("size", JsonReader::count);
    private static final JsonMember<String> NAME = JsonMember.optional("name", "nobody", JsonReader::text);
    private static final JsonShape SHAPE = JsonShape.of(SIZE, NAME);

    @Test
    void membersComeInAnyOrderAndOptionalOnesMayBeLeftOut() {
        assertThat(object("{\"name\":\"a\",\"size\":3}")).isEqualTo("a 3");
        assertThat(object(" {\"size\" : 9223372036854775807}\n")).isEqualTo("nobody 9223372036854775807");
    }

    @Test
    void whatIsNotUnderstoodIsRefusedWithItsPlace() {
        refusesObject("{\n  \"size\": 1,\n  \"size\": 1\n}", "`size` appears twice", 3, 3);
        refusesObject("{\"größe\": 1, \"size\": 1}", "`größe` is not known here", 1, 2);
        refusesObject("{\"name\": \"größe\", \"sise\": 1}", "`sise` is not known here", 1, 19);
        refusesObject("{\"name\": \"a\"}", "`size` is missing", 1, 1);
        refusesObject("{\"size\": null}", "an integer is wanted", 1, 10);
        refusesObject("{\"size\": 1.0}", "an integer is wanted", 1, 10);
        refusesObject("{\"size\": \"1\"}", "an integer is wanted", 1, 10);
        refusesObject("{\"size\": -1}", "an integer from 0 to 9223372036854775807 is wanted", 1, 10);
        refusesObject("{\"size\": 9223372036854775808}", "an integer from 0 to 9223372036854775807 is wanted", 1, 10);
        refusesObject("{\"size\": 99999999999999999999}", "an integer from 0 to 9223372036854775807 is wanted", 1, 10);
        refusesObject("[]", "an object is wanted", 1, 1);
        refusesObject("{\"size\": 1} {}", "something follows the end of the document", 1, 13);
        refusesObject("{\"size\": 1", "the file ends too early", 1, 11);
        refusesObject("", "the file is empty", 1, 1);
        refusesObject("{\"size\": 1, \"name\": \"\\ud83e\"}", "half of a surrogate pair stands alone", 1, 21);
    }

    @Test
    void bytesThatAreNotUtf8AreRefusedWhereverTheyAre() {
        for (byte[] wrong : List.of(
                new byte[] {(byte) 0xff},
                new byte[] {(byte) 0xc0, (byte) 0xaf},
                new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
                new byte[] {(byte) 0xc3})) {
            byte[] start = "{\"size\":1,\n\"name\":\"ü".getBytes(StandardCharsets.UTF_8);
            byte[] bytes = java.util.Arrays.copyOf(start, start.length + wrong.length + 2);
            System.arraycopy(wrong, 0, bytes, start.length, wrong.length);
            bytes[bytes.length - 2] = '"';
            bytes[bytes.length - 1] = '}';
            assertRefusal(bytes, JsonReaderTest::sizeAndName, "a byte here is not UTF-8", 2, 10);
        }
    }

    @Test
    void bombsAreRefused() {
        refuses("[".repeat(65), JsonReader::plain, "the file is nested too deep, or a string or a number is too long");
        refuses(
                "\"" + "a".repeat(JsonReader.LONGEST_TEXT + 1) + "\"",
                JsonReader::plain,
                "the file is nested too deep");
        refuses("1".repeat(401), JsonReader::plain, "the file is nested too deep");
        refuses("1".repeat(3000), JsonReader::plain, "it has 3000 bytes; 1000 are allowed", 1000);
        assertThat(read("[".repeat(64) + "]".repeat(64), JsonReader::plain)).isInstanceOf(List.class);
    }

    @Test
    void plainValuesKeepEveryDigit() {
        Object values = read("[1,9223372036854775808,0.1,0.10,1e400,true,\"x\",{\"a\":[]}]", JsonReader::plain);
        CanonicalJson written = CanonicalJson.compact().plain(values);
        assertThat(written.text()).isEqualTo("[1,9223372036854775808,0.1,0.10,1E+400,true,\"x\",{\"a\":[]}]\n");
        refuses("[null]", JsonReader::plain, "a string is wanted");
        refuses("{\"a\":1,\"a\":1}", JsonReader::plain, "`a` appears twice");
    }

    private static String object(String text) {
        return read(text, JsonReaderTest::sizeAndName);
    }

    private static String sizeAndName(JsonReader json) {
        return json.object(SHAPE, object -> object.get(NAME) + " " + object.get(SIZE));
    }

    private static <T> T read(String text, Function<JsonReader, T> root) {
        return JsonReader.read(text.getBytes(StandardCharsets.UTF_8), file(2 << 20), root);
    }

    private static JsonFile file(long largest) {
        return new JsonFile("x.json", ExitCode.INTEGRITY, largest, List.of());
    }

    private static void refusesObject(String text, String why, int line, int column) {
        assertRefusal(text.getBytes(StandardCharsets.UTF_8), JsonReaderTest::sizeAndName, why, line, column);
    }

    private static void refuses(String text, Function<JsonReader, ?> root, String why) {
        refuses(text, root, why, 2 << 20);
    }

    private static void refuses(String text, Function<JsonReader, ?> root, String why, long largest) {
        assertThatThrownBy(() -> JsonReader.read(text.getBytes(StandardCharsets.UTF_8), file(largest), root))
                .isInstanceOf(MalformedFile.class)
                .hasMessageStartingWith(why);
    }

    private static void assertRefusal(byte[] bytes, Function<JsonReader, ?> root, String why, int line, int column) {
        assertThatThrownBy(() -> JsonReader.read(bytes, file(2 << 20), root))
                .hasMessage(why)
                .isInstanceOfSatisfying(MalformedFile.class, failure -> {
                    assertThat(failure.position().line()).isEqualTo(line);
                    assertThat(failure.position().column()).isEqualTo(column);
                });
    }
}
