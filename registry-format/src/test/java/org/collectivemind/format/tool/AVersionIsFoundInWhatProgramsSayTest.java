package org.collectivemind.format.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.collectivemind.format.error.MalformedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AVersionIsFoundInWhatProgramsSayTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Python (\\d+(\\.\\d+)+)          | Python 3.11.2                              | 3.11.2",
                "version \"([0-9]+(?:\\.[0-9]+)*) | openjdk version \"17.0.12\" 2024-07-16     | 17.0.12",
                "release ([0-9.]{3,9})            | Cuda compilation tools, release 12.4, V12.4.131 | 12.4",
                "([0-9]+(?:\\.[0-9]+)+)           | gcc (Debian 12.2.0-14) 12.2.0              | 12.2.0",
                "^v([0-9.]+?)$                    | v20.1                                      | 20.1",
            })
    void theFirstGroupIsTheVersion(String pattern, String said, String version) {
        assertThat(VersionPattern.parse(pattern.strip()).find(said)).contains(version);
    }

    @Test
    void coloursAreNotText() {
        String said = "\u001b]0;title\u0007\u001b[1;32mtool\u001b[0m 1.\u001b[31m4\u001b[m.2\n";

        assertThat(VersionPattern.parse("^tool ([0-9.]+)$").find(said)).contains("1.4.2");
    }

    @Test
    void laterLinesAreLookedAtToo() {
        assertThat(VersionPattern.parse("^x ([0-9.]+)").find("warning: 9.9\nx 1.2\nx 3.4"))
                .contains("1.2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(a+)+$",
                "((a*)*)*b()?",
                "(a|a)*c",
                "(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)x",
                ".*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*.*(x)",
                "(a{1,99}a{1,99}a{1,99}a{1,99}a{1,99}a{1,99}b)",
                "(a?|b?)(a?|b?|c?)(a?|b?|c?)(a?|b?|c?)(a?|b?|c?)(a?|b?|c?)(a?|b?|c?)(a?|b?|c?)z",
                "((a?|b?|c?|d?)*(a?|b?|c?|d?)*(a?|b?|c?|d?)*(a?|b?|c?|d?)*)*$x",
            })
    void aPatternMadeToTakeForEverIsGivenUp(String pattern) {
        String said = ("a".repeat(499) + "\n").repeat(64);

        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            try {
                VersionPattern.parse(pattern).find(said);
                VersionPattern.parse(pattern).find("");
                VersionPattern.parse(pattern).find("\n".repeat(64));
            } catch (MalformedText refusedAtOnce) {
                assertThat(refusedAtOnce.reason()).contains("empty");
            }
        });
    }

    @Test
    void noMoreThanTheBeginningIsLookedAt() {
        String flood = "x".repeat(5_000_000) + " 1.2";

        assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThat(VersionPattern.FIRST_NUMBER.find(flood)).isEmpty());
    }

    @Test
    void aPatternThatNestsItsMatchesDeeplyFindsNothingAndHarmsNothing() throws Exception {
        VersionPattern pattern = VersionPattern.parse("((?:(?:(?:a|b)*?)*?)*?)x");
        List<Optional<String>> found = new ArrayList<>();
        Thread small = new Thread(null, () -> found.add(pattern.find("ab".repeat(250))), "small", 128 << 10);
        small.start();
        small.join();

        assertThat(found).containsExactly(Optional.empty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "[0-9.]+              # no group says which part is the version",
                "(?:[0-9.]+)          # no group says which part is the version",
                "(?=x)(1)             # only `(?:` is allowed",
                "(?<name>1)           # only `(?:` is allowed",
                "(?i)(1)              # only `(?:` is allowed",
                "(1)\\1               # only a sign or one of",
                "(1)\\Qx\\E           # only a sign or one of",
                "(|1)                 # a group or a choice is empty",
                "(1)|                 # a group or a choice is empty",
                "()                   # a group or a choice is empty",
                "(1){9}               # only single characters are counted",
                "(1{100})             # at most 99",
                "(1{1,100})           # at most 99",
                "(1++)                # nothing before `+`",
                "(*)                  # nothing before `*`",
                "((((((((((1))))))))) # more than 8 groups",
                "(1                   # a `(` is not closed",
                "1)                   # closes nothing",
                "([)                  # is not closed",
                "([])                 # is empty",
                "([a&&b])             # has more in it",
                "([z-a])              # Illegal character range",
            })
    void otherPatternsAreRefusedWithTheReason(String pattern, String reason) {
        assertThatThrownBy(() -> VersionPattern.parse(pattern.strip())).hasMessageContaining(reason);
    }

    @Test
    void aLongPatternIsRefused() {
        assertThatThrownBy(() -> VersionPattern.parse("(1)" + "2".repeat(120)))
                .hasMessageContaining("more than 120 characters");
    }
}
