package org.collectivemind.format.version;

import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Versions out of few parts, so that equal and neighbouring ones come up often. */
final class SampleVersions {
    private static final Arbitrary<String> NUMBER = Arbitraries.of(
            "0",
            "1",
            "2",
            "9",
            "10",
            "01",
            "2012",
            "999999999",
            "1000000000",
            "99999999999999999999",
            "100000000000000000000");

    /** A list of zeros with another list after it, such as the 0 of {@code 1-rc0-1}. */
    private static final Pattern ZEROS_BETWEEN_LISTS = Pattern.compile("(?<=[^\\d.])0+(\\.0+)*\\.?(?=[^\\d.])");

    private SampleVersions() {}

    static Arbitrary<Version> of(VersionScheme scheme) {
        return (scheme == VersionScheme.CM ? semantic() : maven()).map(scheme::parse);
    }

    static Arbitrary<String> semantic() {
        Arbitrary<String> prefix = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.just("")), Tuple.of(1, Arbitraries.of("b", "r", "v", "V", "build")));
        Arbitrary<String> segments = NUMBER.list().ofMinSize(1).ofMaxSize(4).map(list -> String.join(".", list));
        Arbitrary<String> identifier =
                Arbitraries.of("0", "1", "10", "01", "alpha", "rc", "rc1", "a-b", "-", "Z", "99999999999999999999");
        Arbitrary<String> identifiers =
                identifier.list().ofMinSize(1).ofMaxSize(3).map(list -> String.join(".", list));
        Arbitrary<String> prerelease = Arbitraries.oneOf(Arbitraries.just(""), identifiers.map(joined -> "-" + joined));
        Arbitrary<String> build = Arbitraries.of("", "", "", "+b1", "+b2.x-y");
        return Combinators.combine(prefix, segments, prerelease, build)
                .as((p, s, r, b) -> p + s + r + b)
                .filter(text -> !text.matches("\\d{4}-\\d{1,2}-\\d{1,2}.*"));
    }

    /** Any tokens in any sequence. */
    static Arbitrary<String> maven() {
        Arbitrary<String> word = Arbitraries.of(
                "alpha",
                "a",
                "beta",
                "b",
                "milestone",
                "M",
                "rc",
                "CR",
                "SNAPSHOT",
                "ga",
                "Final",
                "RELEASE",
                "sp",
                "foo",
                "jre",
                "ea",
                "x_y",
                "+cu");
        Arbitrary<String> separator = Arbitraries.of("", ".", "-", ".", "-", "--", ".-", "-0.", ".0-");
        Arbitrary<String> token = Arbitraries.oneOf(NUMBER, word);
        return Combinators.combine(
                        token,
                        Combinators.combine(separator, token)
                                .as(String::concat)
                                .list()
                                .ofMaxSize(5))
                .as((first, rest) -> first + String.join("", rest))
                .filter(text -> Character.isLetterOrDigit(text.charAt(0)));
    }

    /** What is published in practice, and where Maven's code is free of contradictions: numbers, then qualifiers. */
    static Arbitrary<String> ordinaryMaven() {
        Arbitrary<String> numbers = NUMBER.list().ofMinSize(1).ofMaxSize(4).map(list -> String.join(".", list));
        Arbitrary<String> word = Arbitraries.of(
                "alpha",
                "a",
                "beta",
                "b",
                "milestone",
                "M",
                "rc",
                "CR",
                "sp",
                "foo",
                "jre",
                "android",
                "ea",
                "dev",
                "x_y",
                "+cu");
        Arbitrary<String> counted =
                Combinators.combine(Arbitraries.of(".", "-", ""), word, NUMBER).as((s, w, n) -> s + w + n);
        Arbitrary<String> dashed = Combinators.combine(
                        Arbitraries.of("-", ""), word, Arbitraries.of("", "-1", ".1", "-2", "-10"))
                .as((s, w, n) -> s + w + n);
        Arbitrary<String> qualifiers = Arbitraries.oneOf(counted, dashed, Arbitraries.of("-1", "-2", "-10", ""));
        Arbitrary<String> last =
                Arbitraries.of("", "", ".Final", ".GA", ".RELEASE", "-final", "-SNAPSHOT", "-jre", ".foo", ".0", "-0");
        return Combinators.combine(numbers, qualifiers.list().ofMaxSize(2), last)
                .as((n, q, l) -> n + String.join("", q) + l)
                .filter(text -> !ZEROS_BETWEEN_LISTS.matcher(text).find());
    }
}
