package org.collectivemind.format.requirement;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Comparator;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.attribute.BytesType;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.platform.Device;
import org.collectivemind.format.platform.Fact;

/**
 * The memory of one device or of the host. A device that does not say {@code mem.unified} is taken for one with memory of its own;
 * a GPU that shares the host's and states no amount has all of it; Metal says how much of the host's it may use.
 *
 * @param api empty for the host
 * @param place {@code cuda device 0}, {@code the host}
 * @param key what asserts the amount
 * @param bytes 0 where nobody knows, or there is none
 */
record MemoryShare(String api, String place, AttributeKey key, Fact fact, BigInteger bytes, boolean unified) {
    static final Comparator<MemoryShare> SMALLEST_FIRST = Comparator.comparing(MemoryShare::bytes);

    private static final AttributeKey TOTAL = AttributeKey.parse("mem.total");
    private static final AttributeKey UNIFIED = AttributeKey.parse("mem.unified");
    private static final String METAL = "metal";
    private static final BigDecimal MIB = new BigDecimal(BigInteger.TWO.pow(20));
    private static final BigDecimal GIB = new BigDecimal(BigInteger.TWO.pow(30));
    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

    static MemoryShare ofHost(MachineView machine) {
        MachineView.Sighting total = machine.sight(TOTAL);
        return new MemoryShare("", "the host", total.assertable(), readable(total.fact()), amount(total.fact()), false);
    }

    /** @param machine seen from the device */
    static MemoryShare of(Device device, MachineView machine, MemoryShare host) {
        MachineView.Sighting total = machine.sight(TOTAL);
        boolean shared = machine.sight(UNIFIED)
                .fact()
                .known()
                .filter(known -> known.values().contains("true"))
                .isPresent();
        boolean hosts = shared && total.fact().known().isEmpty();
        Fact fact = hosts ? host.fact : readable(total.fact());
        return new MemoryShare(
                device.api(),
                total.where().replaceFirst("^ on ", ""),
                hosts ? host.key : total.assertable(),
                fact,
                hosts ? host.bytes : amount(total.fact()),
                shared || device.api().equals(METAL));
    }

    private static Fact readable(Fact fact) {
        return fact instanceof Fact.Known known
                ? new BytesType()
                        .problem(known.text())
                        .<Fact>map(Fact.Unknown::new)
                        .orElse(known)
                : fact;
    }

    private static BigInteger amount(Fact fact) {
        return readable(fact)
                .known()
                .map(known -> BytesType.bytes(known.text()))
                .orElse(BigInteger.ZERO);
    }

    /** {@code 15.99 GiB on cuda device 0 (from nvidia-smi)}. */
    String found() {
        return fact instanceof Fact.Known known
                ? text(new BigDecimal(bytes), RoundingMode.HALF_UP) + " on " + place + " (from " + known.source() + ")"
                : (fact instanceof Fact.Absent ? "none" : "an unknown amount") + " on " + place;
    }

    /** The number of bytes a text such as {@code 38.54GiB} means. */
    static long parse(String text) {
        BigInteger bytes = BytesType.bytes(text);
        if (bytes.compareTo(LARGEST) > 0) {
            throw new MalformedText("amount of memory", text, "it is more than 8 EiB");
        }
        return bytes.longValueExact();
    }

    /** An amount for people, in GiB and below that in MiB, of two decimals. */
    static String text(BigDecimal bytes, RoundingMode rounding) {
        boolean large = bytes.compareTo(GIB) >= 0;
        return bytes.divide(large ? GIB : MIB, 2, rounding).stripTrailingZeros().toPlainString()
                + (large ? " GiB" : " MiB");
    }
}
