package org.collectivemind.format.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;
import org.collectivemind.format.hash.Digest;
import org.junit.jupiter.api.Test;

class ReleaseCodecTest {
    private static final String SHA = "ab".repeat(32);
    private static final String MINIMAL =
            "{\"cm-release\":1,\"package\":\"org.a:b\",\"version\":\"1.10\",\"kind\":\"model\","
                    + "\"variants\":[{\"id\":\"default\",\"payloads\":[],\"files\":[]}]}\n";

    @Provide
    Arbitrary<Release> releases() {
        return ReleaseArbitraries.releases();
    }

    @Property(tries = 150)
    void readsBackWhatItWroteAndWritesItTheSame(@ForAll("releases") Release release) {
        byte[] written = ReleaseCodec.write(release);
        Release read = ReleaseCodec.read(written, "b-1.cm.json");
        assertThat(read).isEqualTo(release);
        assertThat(ReleaseCodec.write(read)).isEqualTo(written);
    }

    @Test
    void theSmallestManifestIsOneLineAndItsDigestIsThatOfItsBytes() {
        Release release = read(MINIMAL);
        assertThat(new String(ReleaseCodec.write(release), StandardCharsets.UTF_8))
                .isEqualTo(MINIMAL);
        assertThat(ReleaseCodec.digest(release))
                .isEqualTo(Digest.parse("ab53884109fb22b005533120db6facb54f58a5657c6e7c8227125a88d987ba2d"));
    }

    @Test
    void keysOfNewerWritersArePassedOverOnlyWhereTheySayTheyMayBe() {
        assertThat(read(MINIMAL.replace("\"kind\"", "\"x-signed-by\":{\"a\":[1,{}]},\"kind\"")))
                .isEqualTo(read(MINIMAL));
        assertThatThrownBy(() -> read(MINIMAL.replace("\"kind\"", "\"signed-by\":1,\"kind\"")))
                .hasMessage("`signed-by` is not known here");
        assertThatThrownBy(() -> read(MINIMAL.replace("\"payloads\"", "\"x-y\":1,\"payloads\"")))
                .hasMessage("`x-y` is not known here");
    }

    @Test
    void aManifestOfANewerFormatAsksForAnUpgrade() {
        assertThatThrownBy(() -> read("{\"cm-release\":4,\"whatever\":null}"))
                .isInstanceOfSatisfying(CmException.class, failure -> {
                    assertThat(failure.exitCode()).isEqualTo(ExitCode.USAGE);
                    assertThat(failure.hints()).containsExactly("the file was made by a newer cm: upgrade");
                });
    }

    @Test
    void aPayloadHasOneOriginAndAsManyPartsAsItsSizeWants() {
        String payload = "{\"file\":\"x\",\"format\":\"raw\",\"size\":1,\"sha256\":\"" + SHA + "\"}";
        assertThat(read(MINIMAL.replace("\"payloads\":[]", "\"payloads\":[" + payload + "]"))
                        .variants()
                        .get(0)
                        .payloads())
                .hasSize(1);
        for (String wrong : new String[] {
            payload.replace("\"file\":\"x\",", ""),
            payload.replace("\"file\"", "\"url\":\"https://example.org/x\",\"file\""),
            payload.replace("\"file\"", "\"repository\":\"central\",\"file\""),
            payload.replace("\"file\":\"x\"", "\"maven\":\"a:b:1\""),
            payload.replace("\"x\"", "\"../x\""),
            payload.replace(":1,", ":67108865,"),
            payload.replace(":1,", ":9223372036854775807,"),
            payload.replace(":1,", ":-1,"),
            payload.replace(":1,", ":1.0,"),
            payload.replace(SHA, SHA.toUpperCase(java.util.Locale.ROOT)),
            payload.replace("sha256", "sha1")
        }) {
            assertThatThrownBy(() -> read(MINIMAL.replace("\"payloads\":[]", "\"payloads\":[" + wrong + "]")))
                    .isInstanceOfSatisfying(
                            CmException.class,
                            failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.INTEGRITY));
        }
    }

    private static Release read(String text) {
        return ReleaseCodec.read(text.getBytes(StandardCharsets.UTF_8), "b-1.10.cm.json");
    }

    @Test
    void aRequirementOlderReadersDoNotKnowIsOfFormatThree() {
        for (String requires : new String[] {
            "memory(gpu, 40GiB)", "not memory(cpu, 1GiB) or os = linux", "rocm(version = 6.0, targets = [gfx90a])"
        }) {
            String text = MINIMAL.replace("\"payloads\"", "\"requires\":\"" + requires + "\",\"payloads\"");
            assertThatThrownBy(() -> read(text)).hasMessageContaining("what follows is of format 3");
            String three = text.replace("\"cm-release\":1", "\"cm-release\":3");
            assertThat(ReleaseCodec.write(read(three)))
                    .asString(StandardCharsets.UTF_8)
                    .isEqualTo(three);
        }
    }

    @Test
    void whatMemoryAVariantTakesIsOfFormatThreeAndMustMakeSense() {
        String resources =
                "\"resources\":{\"params\":{\"ctx\":\"4096\"},\"need\":\"files.size + ctx*1MiB\",\"placements\":[\"gpu\"]},";
        String text = MINIMAL.replace("\"payloads\"", resources + "\"payloads\"");
        String three = text.replace("\"cm-release\":1", "\"cm-release\":3");
        assertThat(new String(ReleaseCodec.write(read(three)), StandardCharsets.UTF_8))
                .isEqualTo(three);
        assertThatThrownBy(() -> read(text)).hasMessageContaining("what follows is of format 3");
        assertThatThrownBy(() -> read(three.replace("ctx*1MiB", "cxt*1MiB")))
                .hasMessageContaining("`cxt` at column 14");
        assertThatThrownBy(() -> read(three.replace("+ ctx", "- ctx"))).hasMessageContaining("-4294967296 bytes");
        assertThatThrownBy(() -> read(three.replace("\"gpu\"", ""))).hasMessageContaining("one or more");
    }
}
