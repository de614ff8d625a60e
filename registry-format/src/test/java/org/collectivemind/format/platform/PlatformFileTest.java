package org.collectivemind.format.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.error.MalformedFile;
import org.collectivemind.format.yaml.YamlReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformFileTest {
    private static final String A6000 = """
            platform: 1
            name: a6000
            facts:
              os: {v: linux, src: os.name}
              os.version: 5.10
              cpu.isa: {v: [zen3, x86_64_v3], src: /proc/cpuinfo}
              mem.total: 134GB
              disk.free: {unknown: not-exported}
            devices:
              - {api: cuda, name: RTX A6000, cc: 8.6, mem.total: 49140MiB, mig: false}
              - {api: cuda, cc: {unknown: no driver}}
            cuda: {driver: {v: 535.104.05, src: /sys/module/nvidia/version}, compat: {absent: no-libcuda-compat}}
            """;

    private static AttributeKey key(String text) {
        return AttributeKey.parse(text);
    }

    @Test
    void aFileDescribesFactsDevicesAndBlocksOfAnApi() {
        Platform platform = PlatformFile.read(A6000, "a6000.yaml");
        assertThat(platform.fact(key("os"))).isEqualTo(new Fact.Known("linux", "os.name"));
        assertThat(platform.fact(key("os.version"))).isEqualTo(new Fact.Known("5.10", "a6000.yaml"));
        assertThat(platform.fact(key("disk.free"))).isEqualTo(new Fact.Unknown("not-exported"));
        assertThat(platform.fact(key("cuda.compat"))).isEqualTo(new Fact.Absent("no-libcuda-compat"));
        assertThat(platform.devices()).extracting(Device::index).containsExactly(0, 1);
        assertThat(platform.devices().get(0).fact(key("name"))).isEqualTo(new Fact.Known("RTX A6000", "a6000.yaml"));
    }

    @Test
    void whatIsWrittenIsSortedAndReadsBack() {
        Platform platform = PlatformFile.read(A6000, "a6000.yaml");
        assertThat(PlatformFile.write(platform)).isEqualTo("""
                platform: 1
                name: a6000
                facts:
                  cpu.isa: {v: [zen3, x86_64_v3], src: /proc/cpuinfo}
                  cuda.compat: {absent: no-libcuda-compat}
                  cuda.driver: {v: "535.104.05", src: /sys/module/nvidia/version}
                  disk.free: {unknown: not-exported}
                  mem.total: {v: "134GB", src: a6000.yaml}
                  os: {v: linux, src: os.name}
                  os.version: {v: "5.10", src: a6000.yaml}
                devices:
                  - {api: cuda, index: 0, cc: {v: "8.6", src: a6000.yaml}, mem.total: {v: "49140MiB", src: a6000.yaml}, \
                mig: {v: "false", src: a6000.yaml}, name: {v: "RTX A6000", src: a6000.yaml}}
                  - {api: cuda, index: 1, cc: {unknown: "no driver"}}
                """);
    }

    @Test
    void aTargetIsDescribedInline() {
        Platform platform = PlatformFile.inline(
                "server",
                YamlReader.read(
                        "{os: linux, arch: x86_64, libc: glibc-2.31, cuda: {driver: 535.104.05, cc: 8.6}, rocm: {absent: no}}",
                        "cm.yaml"));
        assertThat(platform.name()).isEqualTo("server");
        assertThat(platform.facts()).hasSize(6).containsEntry(key("cuda.cc"), new Fact.Known("8.6", "cm.yaml"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "facts: {cpu.feature: [avx2]} | at f.yaml:3:9 | unknown fact `cpu.feature` | did you mean `cpu.features`?",
                "facts: {os: linus} | at f.yaml:3:13 | `linus` is none of linux | did you mean `linux`?",
                "facts: {mem.total: much} | at f.yaml:3:20 | not an amount of bytes | ",
                "facts: {cc: 8.6} | at f.yaml:3:9 | a fact about a device | under `devices`",
                "facts: {os: []} | at f.yaml:3:13 | has a value | `{absent: reason}`",
                "facts: {os: {value: linux}} | at f.yaml:3:14 | unknown key `value` | ",
                "facts: {os: {v: linux, absent: no}} | at f.yaml:3:13 | a fact is a value | ",
                "facts: {cuda.driver: 1, cuda.driver: 2} | at f.yaml:3:25 |  | ",
                "devices: [{api: cudda}] | at f.yaml:3:17 | unknown api `cudda` | did you mean `cuda`?",
                "devices: [{api: cuda, os: linux}] | at f.yaml:3:23 | not a fact about one device | ",
                "devices: [{api: cuda, index: 0}, {api: cuda, index: 0}] | at f.yaml:3:34 | described twice | ",
                "fact: {} | at f.yaml:3:1 | unknown key `fact` | did you mean `facts`?"
            })
    void mistakesAreNamedWithTheirPlace(String line, String place, String what, String hint) {
        assertThatThrownBy(() -> PlatformFile.read("platform: 1\nname: box\n" + line + "\n", "f.yaml"))
                .isInstanceOfSatisfying(MalformedFile.class, malformed -> {
                    assertThat(malformed.details()).contains(place);
                    assertThat(malformed).hasMessageContaining(what == null ? "" : what);
                    assertThat(String.join("\n", malformed.hints())).contains(hint == null ? "" : hint);
                });
    }

    @Test
    void aFileOfALaterFormatIsRefused() {
        assertThatThrownBy(() -> PlatformFile.read("platform: 2\nname: box\n", "f.yaml"))
                .isInstanceOf(MalformedFile.class)
                .hasMessageContaining("platform format 2");
    }

    @Property(tries = 300)
    void whatIsPrintedReadsBackTheSame(@ForAll("platforms") Platform platform) {
        assertThat(PlatformFile.read(PlatformFile.write(platform), "other.yaml"))
                .isEqualTo(platform);
    }

    @Provide
    Arbitrary<Platform> platforms() {
        Arbitrary<Map<AttributeKey, Fact>> facts = Arbitraries.maps(
                        Arbitraries.of(
                                        "cpu.model",
                                        "cpu.features",
                                        "x.acme.board",
                                        "cuda.name",
                                        "metal",
                                        "sys.container")
                                .map(AttributeKey::parse),
                        facts())
                .ofMaxSize(5);
        Arbitrary<Map<AttributeKey, Fact>> own =
                Arbitraries.maps(Arbitraries.of("name", "class").map(AttributeKey::parse), facts());
        Arbitrary<List<Device>> devices = Combinators.combine(Arbitraries.of("cuda", "rocm"), own)
                .as(Map::entry)
                .list()
                .ofMaxSize(3)
                .map(list -> {
                    List<Device> numbered = new ArrayList<>();
                    list.forEach(each ->
                            numbered.add(new Device(each.getKey(), numbered.size(), new TreeMap<>(each.getValue()))));
                    return numbered;
                });
        return Combinators.combine(Arbitraries.of("a6000", "1080", "true", "x.y-z_1"), facts, devices)
                .as((name, known, list) -> new Platform(name, new TreeMap<>(known), list));
    }

    private static Arbitrary<Fact> facts() {
        Arbitrary<String> texts = Arbitraries.oneOf(
                        Arbitraries.of(
                                "12.10", "null", "Yes", "~", "- a", "a: b", "a #b", "\"", "\\", "{", "é", "😀", "\t",
                                "\u0085", "\u2028"),
                        Arbitraries.strings().ofMinLength(1).ofMaxLength(10))
                .filter(text -> !text.isBlank() && text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF));
        return Arbitraries.oneOf(
                Combinators.combine(texts.list().ofMinSize(1).ofMaxSize(3), texts)
                        .as((List<String> values, String source) -> new Fact.Known(values, source)),
                texts.map(Fact.Absent::new),
                texts.map(Fact.Unknown::new));
    }
}
