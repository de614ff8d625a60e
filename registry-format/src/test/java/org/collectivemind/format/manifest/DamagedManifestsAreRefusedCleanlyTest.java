package org.collectivemind.format.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.collectivemind.format.error.MalformedFile;

class DamagedManifestsAreRefusedCleanlyTest {
    @Property(tries = 1_000)
    void anyDamageIsAMalformedFileOrAnotherManifest(@ForAll("damaged") String text) {
        try {
            assertThat(ManifestReader.read(text, "cm.yaml").manifest()).isNotNull();
        } catch (MalformedFile refused) {
            assertThat(refused.position().line())
                    .isLessThanOrEqualTo((int) text.lines().count() + 1);
        }
    }

    @Provide
    Arbitrary<String> damaged() {
        Arbitrary<String> samples =
                Arbitraries.of(SampleManifests.accepted().toList()).map(SampleManifests::text);
        Arbitrary<String> put = Arbitraries.of(
                "", " ", "\n", "[]", "{}", "x", ":", "-", "\"", "~", "[[a]]", "{a: {b: c}}", ">=", "9", "*");
        return Combinators.combine(
                        samples,
                        Arbitraries.doubles().between(0, 1),
                        Arbitraries.integers().between(0, 12),
                        put)
                .as((text, place, length, inserted) -> {
                    int start = (int) (place * text.length());
                    int end = Math.min(text.length(), start + length);
                    return text.substring(0, start) + inserted + text.substring(end);
                });
    }
}
