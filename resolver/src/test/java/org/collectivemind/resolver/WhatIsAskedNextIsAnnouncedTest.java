package org.collectivemind.resolver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.Relations;
import org.collectivemind.format.release.VariantId;
import org.collectivemind.format.version.Version;
import org.collectivemind.resolver.outcome.Outcome;
import org.collectivemind.resolver.request.PackageSource;
import org.collectivemind.resolver.request.PackageVersions;
import org.junit.jupiter.api.Test;

/** What a source hears while a request is solved: {@code ?} before what is announced, {@code +} before what is asked. */
class WhatIsAskedNextIsAnnouncedTest {
    /** @param isFar whether announcements are wanted */
    private record Listening(Sample sample, boolean isFar, List<String> heard) implements PackageSource {
        Listening(Sample sample, boolean isFar) {
            this(sample, isFar, new ArrayList<>());
        }

        Outcome solve() {
            return new Resolver().resolve(this, sample.request());
        }

        List<String> asked() {
            return heard.stream().filter(line -> line.startsWith("+")).toList();
        }

        @Override
        public Optional<PackageVersions> versions(PackageName name) {
            heard.add("+ " + name.name());
            return sample.versions(name);
        }

        @Override
        public Relations relations(PackageName name, Version version, VariantId variant) {
            heard.add("+ " + name.name() + " " + version);
            return sample.relations(name, version, variant);
        }

        @Override
        public void expect(List<Expected> questions) {
            heard.add("? "
                    + String.join(", ", questions.stream().map(Listening::text).toList()));
        }

        private static String text(Expected question) {
            return question instanceof Expected.CandidateRelations candidate
                    ? candidate.name().name() + " " + candidate.version()
                    : ((Expected.Versions) question).name().name();
        }
    }

    private static Sample diamond() {
        return new Sample()
                .root("app@^1.0")
                .release("app", "1.0.0", "left@^1.0", "right@^1.0 without extra")
                .release("left", "1.0.0", "base@^1.0")
                .release("left", "1.1.0", "base@>=1.1,<2")
                .release("left", "2.0.0")
                .release("right", "1.0.0", "base@^1.0", "extra@^1.0")
                .release("base", "1.0.0")
                .release("base", "1.1.0")
                .release("extra", "1.0.0");
    }

    @Test
    void theVersionsOfAllThatACandidateNeedsThenTheCandidateEachBeginsWith() {
        Listening source = new Listening(diamond(), true);

        source.solve();

        assertThat(source.heard()).containsSubsequence("? app", "+ app", "? app 1.0.0", "+ app 1.0.0");
        assertThat(source.heard())
                .containsSubsequence(
                        "+ app 1.0.0", "? left, right", "+ left", "? left 1.1.0", "+ right", "? right 1.0.0");
        assertThat(source.heard()).noneMatch(line -> line.contains("extra") || line.contains("left 2.0.0"));
    }

    @Test
    void theLowestVersionOfASoftDependency() {
        Sample sample = new Sample()
                .maven()
                .root("app@[1.0]")
                .release("app", "1.0", "base@>=1.1 soft")
                .release("base", "1.0")
                .release("base", "1.1")
                .release("base", "1.2");
        Listening source = new Listening(sample, true);

        source.solve();

        assertThat(source.heard()).contains("? base 1.1").doesNotContain("? base 1.2");
    }

    @Test
    void theNextVersionsTogetherWhereFiveWereTriedInVain() {
        Sample sample = new Sample().root("tool", "lib@^1.0").release("lib", "1.0.0");
        for (int minor = 0; minor < 40; minor++) {
            String needs = minor == 0 ? "lib@^1.0" : "lib@>=2." + minor;
            sample.release("tool", "1." + minor + ".0", needs);
        }
        sample.release("lib", "0.1.0");
        Listening source = new Listening(sample, true);

        source.solve();

        List<String> batches = source.heard().stream()
                .filter(line -> line.startsWith("? tool 1."))
                .toList();
        assertThat(batches).hasSizeGreaterThan(2);
        assertThat(batches.get(1)).isEqualTo("? tool 1.34.0, tool 1.33.0, tool 1.32.0, tool 1.31.0, tool 1.30.0");
        assertThat(batches.get(2).split(", ")).hasSize(10);
    }

    @Test
    void nothingIsSaidWhereAnswersAreAtHand() {
        Listening source = new Listening(diamond(), false);

        source.solve();

        assertThat(source.heard()).isEqualTo(source.asked());
    }

    @Test
    void announcingChangesNeitherTheAnswerNorWhatIsAsked() {
        IntStream.range(0, 400).forEach(seed -> {
            Sample sample = RandomUniverse.of(seed);
            Listening far = new Listening(sample, true);
            Listening near = new Listening(sample, false);

            assertThat(far.solve().toString())
                    .as("seed " + seed)
                    .isEqualTo(near.solve().toString());
            assertThat(far.asked()).as("seed " + seed).isEqualTo(near.asked());
        });
    }
}
