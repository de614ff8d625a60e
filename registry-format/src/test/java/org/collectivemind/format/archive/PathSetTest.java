package org.collectivemind.format.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.collectivemind.format.error.MalformedText;
import org.junit.jupiter.api.Test;

class PathSetTest {
    private final PathSet paths = new PathSet();

    @Test
    void namesThatAreOneFileSomewhereCollide() {
        assertThat(added("README.md")).isEmpty();
        for (String other : List.of("README.md", "readme.MD", "Readme.md/part")) {
            assertThat(added(other)).as(other).isEqualTo("README.md");
        }
        assertThat(added("caf\u00e9")).isEmpty();
        assertThat(added("cafe\u0301")).isEqualTo("caf\u00e9");
        assertThat(added("stra\u00dfe")).isEmpty();
        assertThat(added("STRASSE")).isEqualTo("stra\u00dfe");
    }

    @Test
    void aDirectoryHasOneSpellingAndIsNoFile() {
        assertThat(added("Data/train/1.png")).isEmpty();
        assertThat(added("Data/train/2.png")).isEmpty();
        assertThat(added("data/train/3.png")).isEqualTo("Data/train/");
        assertThat(added("Data/Train/3.png")).isEqualTo("Data/train/");
        assertThat(added("DATA")).isEqualTo("Data/");
    }

    @Test
    void whatCollidedIsNotKept() {
        assertThat(added("a/b")).isEmpty();
        assertThat(added("A/c")).isEqualTo("a/");
        assertThat(added("a/c")).isEmpty();
    }

    @Test
    void halfASurrogatePairIsNoPath() {
        assertThatThrownBy(() -> EntryPath.parse("a\ud800b")).isInstanceOf(MalformedText.class);
        assertThat(EntryPath.parse("a\ud83d\ude00b").text()).hasSize(4);
    }

    @Test
    void aFailureShowsHostileNamesWithoutObeyingThem() {
        HostileArchive failure = HostileArchive.at(
                "x.zip", "\u001b[2J\u202egnp.exe\n", HostileArchive.Rule.UNSAFE_NAME, "it holds `\u0007`");
        assertThat(failure.details().get(0)).isEqualTo("entry `\\u{1b}[2J\\u{202e}gnp.exe\\u{a}`");
        assertThat(failure.getMessage()).isEqualTo("refused to extract `x.zip`: it holds `\\u{7}`");
    }

    private String added(String path) {
        return paths.add(EntryPath.parse(path)).orElse("");
    }
}
