package org.collectivemind.format.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.collectivemind.format.error.ExitCode;
import org.collectivemind.format.error.MalformedFile;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.Hasher;
import org.collectivemind.format.name.PackageName;
import org.junit.jupiter.api.Test;

class IndexCodecsTest {
    private static final PackageName NAME = PackageName.parse("org.a:b");
    private static final String SHA = "0a".repeat(32);
    private static final String RELEASE = "{\"cm-release\":1,\"package\":\"org.a:b\",\"version\":\"1.10\","
            + "\"kind\":\"tool\",\"variants\":[{\"id\":\"default\",\"payloads\":[],\"files\":[]}]}";
    private static final String LINE = line(RELEASE);
    private static final String ROOT = "{\"cm-root\":1,\"number\":2,\"parent\":\"" + SHA
            + "\",\"created\":\"2026-01-31T23:59:59Z\",\"packages\":{\"org.a:b\":\"" + SHA + "\"}}\n";

    private static String line(String release) {
        Digest manifest = Hasher.of((release + "\n").getBytes(StandardCharsets.UTF_8));
        return "{\"v\":1,\"release\":" + release + ",\"manifest\":\"" + manifest.hex()
                + "\",\"published\":\"2026-01-31T23:59:59Z\"}\n";
    }

    @Provide
    Arbitrary<IndexRoot> roots() {
        return IndexArbitraries.roots();
    }

    @Provide
    Arbitrary<Shard> shards() {
        return IndexArbitraries.shards();
    }

    @Property(tries = 100)
    void rootsReadBackAsTheyWereWritten(@ForAll("roots") IndexRoot root) {
        byte[] written = RootCodec.write(root);
        assertThat(RootCodec.read(written, "root.json")).isEqualTo(root);
        assertThat(RootCodec.write(RootCodec.read(written, "root.json"))).isEqualTo(written);
    }

    @Property(tries = 60)
    void shardsReadBackAsTheyWereWritten(@ForAll("shards") Shard shard) {
        byte[] written = ShardCodec.write(shard);
        ShardCodec.Contents contents = ShardCodec.read(written, shard.name(), "shard");
        assertThat(contents).isEqualTo(new ShardCodec.Contents(shard, 0));
        assertThat(ShardCodec.write(contents.shard())).isEqualTo(written);
    }

    @Provide
    Arbitrary<Terms> terms() {
        return IndexArbitraries.terms();
    }

    @Property(tries = 60)
    void termsReadBackAsTheyWereWritten(@ForAll("terms") Terms terms) {
        byte[] written = TermsCodec.write(terms);
        assertThat(TermsCodec.read(written, "terms")).isEqualTo(terms);
        assertThat(TermsCodec.write(TermsCodec.read(written, "terms"))).isEqualTo(written);
    }

    @Property(tries = 60)
    void theBucketsOfTermsHoldEachOfThemOnce(@ForAll("terms") Terms terms) {
        Terms joined = Terms.NONE;
        for (TermBucket bucket : terms.buckets()) {
            joined = joined.with(Terms.NONE, terms.in(bucket));
        }
        assertThat(joined).isEqualTo(terms);
        assertThat(terms.with(terms, Terms.NONE)).isEqualTo(Terms.NONE);
    }

    @Test
    void whatALaterCmAddsToARootUnderXIsPassedOver() {
        String later = ROOT.replace("}}\n", "},\"x-later\":[1]}\n");
        byte[] read = RootCodec.write(RootCodec.read(later.getBytes(StandardCharsets.UTF_8), "root-2.json"));
        assertThat(read).asString(StandardCharsets.UTF_8).isEqualTo(ROOT);
    }

    @Test
    void aRootIsOneLine() {
        byte[] bytes = ROOT.getBytes(StandardCharsets.UTF_8);
        assertThat(RootCodec.write(RootCodec.read(bytes, "root-2.json"))).isEqualTo(bytes);
    }

    @Test
    void aRootThatBreaksItsChainOrNamesAPackageTwiceIsRefused() {
        refusesRoot(ROOT.replace(":2,", ":1,"), "they count from 1, and all but the first have a parent");
        refusesRoot(ROOT.replace("\"parent\":\"" + SHA + "\",", ""), "they count from 1");
        refusesRoot(ROOT.replace(":2,", ":0,"), "they count from 1");
        refusesRoot(ROOT.replace("{\"org", "{\"org.a:b\":\"" + SHA + "\",\"org"), "`org.a:b` appears twice");
        refusesRoot(ROOT.replace("23:59:59Z", "23:59:59.000Z"), "a UTC time such as");
        refusesRoot(ROOT.replace("created", "craeted"), "`craeted` is not known here");
    }

    private static void refusesRoot(String text, String why) {
        assertThatThrownBy(() -> RootCodec.read(text.getBytes(StandardCharsets.UTF_8), "root-2.json"))
                .isInstanceOfSatisfying(
                        MalformedFile.class,
                        failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.INTEGRITY))
                .hasMessageContaining(why);
    }

    @Test
    void linesOfANewerFormatAreSkippedAndCounted() {
        ShardCodec.Contents contents = read("{\"v\":2,\"later\":[{}]}\n" + LINE + "{\"v\":3}\n");
        assertThat(contents.skipped()).isEqualTo(2);
        assertThat(contents.shard().lines()).hasSize(1);
        assertThat(ShardCodec.write(contents.shard()))
                .isEqualTo(ShardCodec.write(read(LINE).shard()));
    }

    @Test
    void aLineWithAReleaseOfANewerFormatIsSkippedAndCounted() {
        ShardCodec.Contents contents = read(line("{\"cm-release\":4,\"later\":[{\"a\":{}}]}") + LINE);
        assertThat(contents.skipped()).isEqualTo(1);
        assertThat(contents.shard().lines()).hasSize(1);
    }

    @Test
    void aReleaseThatIsNotTheManifestOfTheLineIsRefused() {
        refusesShard(
                Zstd.compress(LINE.replace("tool", "model").getBytes(StandardCharsets.UTF_8), 3),
                "is not a digest of the manifest of org.a:b:1.10: it is ");
        refusesShard(
                Zstd.compress(LINE.replace("\"kind\":", "\"kind\": ").getBytes(StandardCharsets.UTF_8), 3),
                "is not a digest of the manifest of org.a:b:1.10: it is ");
    }

    @Test
    void whatANewerCmWroteWouldBeDroppedByWritingItAgain() {
        String signed = line(RELEASE.replace("\"kind\"", "\"x-signed-by\":{\"a\":\"ü\"},\"kind\""));
        assertThat(keepsAll(LINE)).isTrue();
        assertThat(keepsAll(signed)).isFalse();
        assertThat(keepsAll(LINE + "{\"v\":2}\n")).isFalse();
        assertThat(keepsAll(LINE + line("{\"cm-release\":4}"))).isFalse();
    }

    private static boolean keepsAll(String lines) {
        byte[] bytes = Zstd.compress(lines.getBytes(StandardCharsets.UTF_8), 3);
        return ShardCodec.keepsAll(read(lines).shard(), bytes, "shard.jsonl.zst");
    }

    @Test
    void aDefectNamesTheLineInTheUnpackedText() {
        assertThatThrownBy(
                        () -> read(LINE + line(RELEASE.replace("1.10", "1.11")).replace("published", "publishd")))
                .isInstanceOfSatisfying(MalformedFile.class, failure -> {
                    assertThat(failure.position().line()).isEqualTo(2);
                    assertThat(failure.hints()).first().isEqualTo("did you mean `published`?");
                });
        assertThatThrownBy(() -> read(LINE + LINE)).hasMessageContaining("a version appears twice");
        assertThatThrownBy(() -> read(line(RELEASE.replace("org.a:b", "org.a:c"))))
                .hasMessageContaining("it is another package");
        assertThatThrownBy(() -> read(LINE + line(RELEASE.replace("\"1.10\"", "\"1.Final\",\"scheme\":\"maven\""))))
                .hasMessageContaining("two schemes");
        assertThatThrownBy(() -> read("{\"release\":{}}")).hasMessageContaining("`v` is wanted first");
    }

    @Test
    void framesThatAreDamagedOrJoinedOrTooBigAreRefused() {
        byte[] frame = Zstd.compress(LINE.getBytes(StandardCharsets.UTF_8), 3);
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        joined.writeBytes(frame);
        joined.writeBytes(frame);
        refusesShard(joined.toByteArray(), "it is not one whole zstd frame");
        refusesShard(Arrays.copyOf(frame, frame.length - 1), "zstd frame");
        refusesShard(new byte[0], "zstd frame");
        refusesShard("no zstd".getBytes(StandardCharsets.UTF_8), "zstd frame");
        refusesShard(Zstd.compress(new byte[ShardCodec.LARGEST + 1], 1), "does not say that it holds at most");
    }

    private static void refusesShard(byte[] bytes, String why) {
        assertThatThrownBy(() -> ShardCodec.read(bytes, NAME, "shard.jsonl.zst"))
                .isInstanceOfSatisfying(
                        MalformedFile.class,
                        failure -> assertThat(failure.exitCode()).isEqualTo(ExitCode.INTEGRITY))
                .hasMessageContaining(why);
    }

    private static ShardCodec.Contents read(String lines) {
        return ShardCodec.read(Zstd.compress(lines.getBytes(StandardCharsets.UTF_8), 3), NAME, "shard.jsonl.zst");
    }
}
