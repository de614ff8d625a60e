package org.collectivemind.format.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.collectivemind.format.error.MalformedText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryPathsAreSafeEverywhereTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/a",
                "a/",
                "a//b",
                ".",
                "..",
                "./a",
                "a/..",
                "a/../b",
                "a.",
                "a/b.",
                "a ",
                "a./b",
                "a:b",
                "a\\b",
                "con",
                "CON",
                "a/Nul",
                "aux.txt",
                "prn.tar.gz",
                "com1",
                "a/LPT9.log",
                "com¹",
                "a\nb",
                "a\u0000",
                "what?"
            })
    void whatSomePlatformTakesForSomethingElseIsRefused(String path) {
        assertThatThrownBy(() -> EntryPath.parse(path)).isInstanceOf(MalformedText.class);
        assertThatThrownBy(() -> EntryPath.parse("directory/" + path)).isInstanceOf(MalformedText.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a/b",
                ".gitignore",
                "..data",
                "a/...b",
                "console",
                "com",
                "com10",
                "auxiliary.txt",
                "x.con",
                "données/é.txt",
                "name with spaces",
                "c++/bits/stl_map.h",
                "@scope/index.js"
            })
    void whatIsAPlainFileEverywhereIsTaken(String path) {
        assertThat(EntryPath.parse(path)).hasToString(path);
        assertThat(EntryPath.parse("directory/" + path)).hasToString("directory/" + path);
    }

    @ParameterizedTest
    @ValueSource(ints = {127, 128})
    void depthIsBounded(int directories) {
        String path = "d/".repeat(directories) + "f";
        if (directories < 128) {
            assertThat(EntryPath.parse(path)).hasToString(path);
        } else {
            assertThatThrownBy(() -> EntryPath.parse(path)).isInstanceOf(MalformedText.class);
        }
        assertThat(EntryPath.parse("s".repeat(255))).isNotNull();
        assertThatThrownBy(() -> EntryPath.parse("s".repeat(256))).isInstanceOf(MalformedText.class);
    }

    @Property
    void theirOrderIsThatOfTheirBytes(@ForAll("paths") String a, @ForAll("paths") String b) {
        int bytes = Arrays.compareUnsigned(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
        assertThat(Integer.signum(EntryPath.parse(a).compareTo(EntryPath.parse(b))))
                .isEqualTo(Integer.signum(bytes));
    }

    /** Among them characters above and below the surrogates, whose order differs between UTF-8 and UTF-16. */
    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.of("a", "b", "é", "漢", "\uffee", "😀", "😁", "𝔸")
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(list -> String.join("", list));
    }
}
