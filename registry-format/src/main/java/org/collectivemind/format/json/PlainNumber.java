package org.collectivemind.format.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import org.collectivemind.format.error.MalformedText;

/**
 * Numbers of free-form descriptions. A double is written with the fewest digits that read back as the same double, by our own
 * hand: {@link Double#toString} writes other digits on JDK 17 than on 19 and later (JDK-4511638), and a published manifest is
 * pinned by the digest of its bytes.
 */
final class PlainNumber {
    private static final int DIGITS_OF_ANY_DOUBLE = 17;

    private PlainNumber() {}

    static String text(Number number) {
        if (number instanceof Double || number instanceof Float) {
            return shortest(number.doubleValue()).toString();
        }
        if (number instanceof BigDecimal decimal) {
            return withPoint(decimal).toString();
        }
        return number.toString();
    }

    /** Long where it fits. */
    static Number integer(String text) {
        BigInteger integer = new BigInteger(text);
        return integer.bitLength() < Long.SIZE ? (Number) integer.longValue() : integer;
    }

    /** Double where that is what a double is written as, so that no digit is lost. */
    static Number decimal(String text) {
        BigDecimal decimal = new BigDecimal(text);
        double nearest = decimal.doubleValue();
        return Double.isFinite(nearest) && shortest(nearest).equals(decimal) ? (Number) nearest : decimal;
    }

    private static BigDecimal shortest(double number) {
        if (!Double.isFinite(number)) {
            throw new MalformedText("number", Double.toString(number), "JSON has finite numbers only");
        }
        BigDecimal exact = new BigDecimal(number);
        for (int digits = 1; digits < DIGITS_OF_ANY_DOUBLE; digits++) {
            // Below a power of two doubles are closer together, so rounding up may read back where rounding to nearest
            // does not.
            for (RoundingMode mode : new RoundingMode[] {RoundingMode.HALF_EVEN, RoundingMode.UP}) {
                BigDecimal rounded = exact.round(new MathContext(digits, mode));
                if (rounded.doubleValue() == number) {
                    return withPoint(rounded);
                }
            }
        }
        return withPoint(exact.round(new MathContext(DIGITS_OF_ANY_DOUBLE)));
    }

    /** {@code 1.0} for {@code 1}, which would read back as an integer. */
    private static BigDecimal withPoint(BigDecimal decimal) {
        return decimal.scale() == 0 ? decimal.setScale(1) : decimal;
    }
}
