package org.collectivemind.format.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import org.collectivemind.format.error.MalformedFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlRefusesDangerousFilesTest {
    private static String refusal(Runnable reading) {
        MalformedFile refused = catchThrowableOfType(MalformedFile.class, reading::run);
        String hint = refused.hints().isEmpty() ? "" : "; " + String.join("; ", refused.hints());
        return refused.getMessage() + " " + String.join(" ", refused.details()) + hint;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            a: 1\\nb: 2\\na: 3      | key `a` appears twice at f:3:1; it is first given at line 1
            a: &x 1\\nb: *x         | anchors (`&name`) are not allowed at f:1:4; write the value out where it is used
            a: *x                   | aliases (`*name`) are not allowed at f:1:4; write the value out
            a: !!java.net.URL x     | tags (`!name`) are not allowed at f:1:4; put the text in quotes if it begins with `!`
            <<: {a: 1}              | merge keys (`<<`) are not allowed at f:1:1; write the entries out
            a: 1\\n---\\nb: 2       | a second document begins at f:2:1; a file holds one document: remove the `---`
            ? [a]\\n: 1             | a key must be text at f:1:3
            a:\\n\\tb: 1            | a tab cannot indent YAML at f:2:1; use spaces
            a: [1, 2\\nb: 3         | the list opened here lacks a `,` or its `]` at f:1:4
            a: {b: 1, c: 2          | the mapping opened here lacks a `,` or its `}` at f:1:4
            a: "open                | the quote opened here is never closed at f:1:4
            a: b: c                 | a `:` cannot stand here at f:1:5; put the text in quotes, or check the indentation
            a: 1\\nb\\nc: 2         | a `:` is missing behind this key at f:2:1; write `key: value`
            a:\\n  b: 1\\n c: 2     | this line does not fit the lines above it at f:3:2; check the indentation and the quotes
            §§                      | the file is empty at f:1:1
            # only a comment        | the file is empty at f:1:1
            """)
    void eachAtItsPlace(String text, String expected) {
        assertThat(refusal(() -> YamlReader.read(text.replace("\\n", "\n").replace("\\t", "\t"), "f")))
                .isEqualTo(expected);
    }

    @Test
    void aControlCharacterIsNamed() {
        assertThat(refusal(() -> YamlReader.read("a: 1\nb: x\u0007", "f")))
                .isEqualTo("the character U+0007 is not allowed at f:2:5");
    }

    @Test
    void deeperThanTheLimit() {
        assertThat(YamlReader.read("[".repeat(63) + "]".repeat(63), "f").list()).hasSize(1);
        assertThat(refusal(() -> YamlReader.read("[".repeat(100_000), "f")))
                .isEqualTo("more than 64 levels are nested at f:1:65");
    }

    @Test
    void moreValuesThanTheLimit() {
        assertThat(refusal(() -> YamlReader.read("[" + String.join(",", Collections.nCopies(100_001, "a")) + "]", "f")))
                .isEqualTo("the file has more than 100000 values at f:1:200000");
    }

    @Test
    void largerThanTheLimit() {
        char[] filling = new char[YamlReader.LARGEST];
        Arrays.fill(filling, 'a');
        assertThat(refusal(() -> YamlReader.read("# " + new String(filling), "f")))
                .isEqualTo("the file is larger than 1 MiB at f:1:1");
    }

    @Test
    void anUnknownKeyWithTheNearestOne() {
        YamlNode.Mapping file = YamlReader.read("dependancies: []", "f").mapping();

        assertThat(refusal(() -> file.rejectUnknown(Set.of("dependencies", "exports"))))
                .isEqualTo("unknown key `dependancies` at f:1:1; did you mean `dependencies`?");
        assertThat(refusal(() -> file.rejectUnknown(Set.of("variants", "exports"))))
                .isEqualTo("unknown key `dependancies` at f:1:1; known here: exports, variants");
    }

    @Test
    void aValueOfTheWrongShape() {
        YamlNode.Mapping file = YamlReader.read("files: abc\nname:\nsize: -1\nflag: \"true\"", "f")
                .mapping();

        assertThat(refusal(() -> file.required("files").list())).isEqualTo("`files` must be a list, not text at f:1:8");
        assertThat(refusal(() -> file.required("name").text()))
                .isEqualTo("`name` must be text, not nothing at f:2:6; give it a value, or leave the key out");
        assertThat(refusal(() -> file.required("size").wholeNumber()))
                .isEqualTo("`size` must be a whole number, not text at f:3:7");
        assertThat(refusal(() -> file.required("flag").truth()))
                .isEqualTo("`flag` must be `true` or `false`, not text at f:4:7");
        assertThat(refusal(() -> file.required("version"))).isEqualTo("the file has no `version` at f:1:1");
    }

    @Test
    void aNumberThatJsonCannotHold() {
        YamlNode.Mapping file = YamlReader.read("a: .inf\nb: 1e999999999\nc: ~\nd: 1e-999999999", "f")
                .mapping();

        assertThat(refusal(() -> file.required("a").toPlain()))
                .isEqualTo("`a` is no number that JSON can hold at f:1:4; put it in quotes to keep it as text");
        assertThat(refusal(() -> file.required("b").toPlain()))
                .isEqualTo("`b` is out of the range of numbers at f:2:4; put it in quotes to keep it as text");
        assertThat(refusal(() -> file.required("c").toPlain()))
                .isEqualTo("`c` has no value at f:3:4; write \"\" for the empty text, or leave the key out");
        assertThat(refusal(() -> file.required("d").toPlain())).startsWith("`d` is out of the range");
    }
}
