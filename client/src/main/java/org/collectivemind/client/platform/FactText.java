package org.collectivemind.client.platform;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.collectivemind.client.platform.detect.FactKeys;
import org.collectivemind.format.attribute.AttributeCatalog;
import org.collectivemind.format.attribute.AttributeDefinition;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.attribute.AttributeType;
import org.collectivemind.format.attribute.BytesType;
import org.collectivemind.format.attribute.LibcType;
import org.collectivemind.format.attribute.NumberType;
import org.collectivemind.format.attribute.VersionType;

/** Facts as people read them. */
public final class FactText {
    /** Of the hundred features of a processor, those that builds are made for. */
    private static final List<String> TELLING_FEATURES = List.of(
            "avx",
            "avx2",
            "fma",
            "f16c",
            "avx_vnni",
            "avx512f",
            "avx512_vnni",
            "avx512_bf16",
            "avx512_fp16",
            "amx_tile",
            "amx_int8",
            "amx_bf16",
            "asimd",
            "asimddp",
            "asimdhp",
            "bf16",
            "i8mm",
            "sve",
            "sve2",
            "sme");

    private static final int MOST_VALUES = 12;
    private static final BigInteger KIBI = BigInteger.valueOf(1024);
    private static final List<String> UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB", "PiB");

    private FactText() {}

    /** @param key of the catalog; of a device, without the api in front */
    public static String of(String key, List<String> values) {
        if (type(AttributeKey.parse(key)).filter(BytesType.class::isInstance).isPresent()) {
            return bytes(BytesType.bytes(values.get(0)));
        }
        if (values.size() <= MOST_VALUES) {
            return String.join(" ", values);
        }
        List<String> shown = TELLING_FEATURES.stream().filter(values::contains).toList();
        List<String> some = shown.isEmpty() ? values.subList(0, MOST_VALUES) : shown;
        return String.join(" ", some) + " and " + (values.size() - some.size()) + " more";
    }

    /** {@code 23.5 GiB}: one digit after the point, cut, so that a page never promises more than there is. */
    static String bytes(BigInteger bytes) {
        int unit = 0;
        BigInteger size = BigInteger.ONE;
        while (unit < UNITS.size() - 1 && bytes.compareTo(size.multiply(KIBI)) >= 0) {
            size = size.multiply(KIBI);
            unit++;
        }
        BigDecimal number = new BigDecimal(bytes).divide(new BigDecimal(size), 1, RoundingMode.FLOOR);
        return number.stripTrailingZeros().toPlainString() + " " + UNITS.get(unit);
    }

    /** A value of the right form to put in an assertion. */
    static String example(AttributeKey key) {
        Optional<AttributeType> type = type(key);
        if (type.filter(BytesType.class::isInstance).isPresent()) {
            return "16GiB";
        }
        if (type.filter(LibcType.class::isInstance).isPresent()) {
            return "glibc-2.28";
        }
        if (key.equals(FactKeys.CPU_ISA)) {
            return "x86_64_v3";
        }
        if (type.filter(VersionType.class::isInstance).isPresent()) {
            return key.equals(FactKeys.COMPUTE_CAPABILITY)
                    ? "8.6"
                    : key.equals(FactKeys.CUDA_DRIVER) ? "535.104.05" : "12.2";
        }
        return type.filter(NumberType.class::isInstance).isPresent()
                ? "8"
                : type.stream()
                        .flatMap(known -> known.suggested().stream())
                        .reduce((first, second) -> second)
                        .orElse("VALUE");
    }

    private static Optional<AttributeType> type(AttributeKey key) {
        return AttributeCatalog.builtIn().definition(key).map(AttributeDefinition::type);
    }
}
