package org.collectivemind.format.attribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.collectivemind.format.error.MalformedText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributeCatalogTest {
    private final AttributeCatalog catalog = AttributeCatalog.builtIn();

    private AttributeDefinition definition(String key) {
        return catalog.definition(AttributeKey.parse(key)).orElseThrow();
    }

    @Test
    void precisionIsSemanticDevicesArePerformanceAndMemoryIsAResource() {
        assertThat(definition("ml.precision").attributeClass()).isEqualTo(AttributeClass.SEMANTIC);
        assertThat(definition("run.device").attributeClass()).isEqualTo(AttributeClass.PERFORMANCE);
        assertThat(definition("mem.total").attributeClass()).isEqualTo(AttributeClass.RESOURCE);
    }

    @Test
    void keysWithAnApiInFrontAreThoseOfItsDevices() {
        assertThat(definition("cuda.cc").type()).isInstanceOf(VersionType.class);
        assertThat(catalog.ofDevice(AttributeKey.parse("rocm.mem.total"))).contains(AttributeKey.parse("mem.total"));
        assertThat(catalog.ofDevice(AttributeKey.parse("cuda.driver"))).isEmpty();
        assertThat(catalog.ofDevice(AttributeKey.parse("cpu.cc"))).isEmpty();
    }

    @Test
    void organisationsNameTheirOwnKeys() {
        assertThat(definition("x.acme.board").attributeClass()).isEqualTo(AttributeClass.SEMANTIC);
        assertThat(catalog.definition(AttributeKey.parse("x.acme"))).isEmpty();
    }

    @Test
    void aMistypedKeyFindsItsNeighbour() {
        assertThat(catalog.definition(AttributeKey.parse("ml.precison"))).isEmpty();
        assertThat(catalog.nearest(AttributeKey.parse("ml.precison"))).contains(AttributeKey.parse("ml.precision"));
    }

    @Test
    void theBestComesFirst() {
        List<String> devices = new ArrayList<>(List.of("cpu", "rocm", "cuda"));
        devices.sort(definition("run.device").type().bestFirst());
        assertThat(devices).containsExactly("cuda", "rocm", "cpu");
        List<String> versions = new ArrayList<>(List.of("12.9", "odd", "12.10", "11.8"));
        versions.sort(definition("cuda.toolkit").type().bestFirst());
        assertThat(versions).containsExactly("12.10", "12.9", "11.8", "odd");
        List<String> levels = new ArrayList<>(List.of("x86_64", "x86_64_v4", "zen", "zen4", "x86_64_v2"));
        levels.sort(definition("cpu.isa").type().bestFirst());
        assertThat(levels).containsExactly("zen4", "x86_64_v4", "zen", "x86_64_v2", "x86_64");
    }

    @ParameterizedTest
    @CsvSource({
        "cuda.driver, 525.60.13, 525.60.9, GREATER",
        "cuda.driver, 580, 580.0.0, EQUAL",
        "libc, glibc-2.35, glibc-2.4, GREATER",
        "libc, musl-1.2.4, glibc-2.4, UNRELATED",
        "cpu.isa, x86_64_v2, x86_64_v4, LESS",
        "cpu.isa, armv9.2a, armv8.7a, GREATER",
        "cpu.isa, x86_64_v2, aarch64, UNRELATED",
        "cpu.isa, zen4, x86_64_v3, GREATER",
        "cpu.isa, zen4, zen2, GREATER",
        "cpu.isa, x86_64_v4, icelake, LESS",
        "cpu.isa, zen4, skylake_avx512, UNRELATED",
        "cpu.isa, neoverse_v2, armv9.0a, GREATER",
        "cpu.isa, neoverse_n1, neoverse_v1, LESS",
        "cpu.isa, power10le, power9le, GREATER",
        "cpu.isa, zen99, x86_64, UNRELATED",
        "mem.total, 20GB, 19GiB, LESS",
        "mem.total, 1024MiB, 1GiB, EQUAL",
        "cpu.cores, 10, 9, GREATER"
    })
    void valuesCompareByTheirType(String key, String have, String need, Comparison comparison) {
        assertThat(definition(key).type().compare(have, need)).isEqualTo(comparison);
    }

    @Test
    void amountsOfBytes() {
        assertThat(BytesType.bytes("16GiB")).isEqualTo(BigInteger.valueOf(16L << 30));
        assertThat(BytesType.bytes("134GB")).isEqualTo(BigInteger.valueOf(134_000_000_000L));
        assertThat(BytesType.bytes("10.67 GiB")).isEqualTo(BigInteger.valueOf(11_456_825_262L));
        assertThatThrownBy(() -> BytesType.bytes("16G")).isInstanceOf(MalformedText.class);
    }

    @Test
    void itKnowsWhatTheReferenceLists() {
        assertThat(catalog.definitions()).hasSizeGreaterThan(60);
    }
}
