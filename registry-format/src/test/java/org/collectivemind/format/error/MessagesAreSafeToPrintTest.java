package org.collectivemind.format.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.collectivemind.format.json.JsonFile;
import org.collectivemind.format.json.JsonReader;
import org.collectivemind.format.name.PackageName;
import org.junit.jupiter.api.Test;

class MessagesAreSafeToPrintTest {
    private static final String ROBOT = "\ud83e\udd16";

    @Test
    void aValueThatDrivesTheTerminalIsSpelledOut() {
        String value = "a\u001b[2J\u009b\n\u202eb\u2028\ud83e";

        MalformedText failure = new MalformedText("version", value, "`\u0007` is no digit");

        assertThat(failure)
                .hasMessage(
                        "`a\\u{1b}[2J\\u{9b}\\u{a}\\u{202e}b\\u{2028}\\u{d83e}` is not a version: `\\u{7}` is no digit");
        assertThat(failure.text()).isEqualTo(value);
    }

    @Test
    void lettersOfEveryLanguageStayAsTheyAre() {
        assertThat(new MalformedText("version", "1.0-größe " + ROBOT, "no"))
                .hasMessage("`1.0-größe " + ROBOT + "` is not a version: no");
    }

    @Test
    void aLongValueIsCutBetweenTwoCharacters() {
        assertThat(PrintableText.excerpt(ROBOT.repeat(200))).isEqualTo(ROBOT.repeat(200));
        assertThat(PrintableText.excerpt(ROBOT.repeat(201))).isEqualTo(ROBOT.repeat(200) + "…");
        assertThatThrownBy(() -> PackageName.parse("x".repeat(100_000)))
                .hasMessageStartingWith("`" + "x".repeat(200) + "…` is not a ");
    }

    @Test
    void aKeyOfAFileIsSpelledOutToo() {
        JsonFile file = new JsonFile("root.json\n", ExitCode.INTEGRITY, 1 << 20, List.of());
        byte[] twice = "{\"\\u001b[2J\":\"\",\"\\u001b[2J\":\"\"}".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> JsonReader.read(twice, file, json -> json.map(key -> key, json::text)))
                .isInstanceOfSatisfying(
                        MalformedFile.class,
                        failure -> assertThat(failure.details()).containsExactly("at root.json\\u{a}:1:17"))
                .hasMessage("`\\u{1b}[2J` appears twice");
    }
}
