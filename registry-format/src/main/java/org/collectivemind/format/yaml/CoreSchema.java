package org.collectivemind.format.yaml;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The core schema of YAML 1.2 (§10.3.2): what an unquoted scalar means where its type matters. */
final class CoreSchema {
    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]+");
    private static final Pattern BASED = Pattern.compile("0o[0-7]+|0x[0-9a-fA-F]+");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]{1,9})?");
    private static final Pattern NOT_FINITE = Pattern.compile("[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");
    static final Set<String> NOTHING = Set.of("", "null", "Null", "NULL", "~");
    /** Truth values of YAML 1.1, which other programs still read as such. */
    private static final Set<String> TRUTH_OF_OLD = Set.of("true", "false", "yes", "no", "on", "off", "y", "n");
    /** Longer numbers are data, and turning their digits into bits takes time that grows with the square. */
    private static final int LONGEST_NUMBER = 100;

    private CoreSchema() {}

    static Optional<Boolean> truth(YamlNode.Scalar scalar) {
        if (scalar.quoted()) {
            return Optional.empty();
        }
        return switch (scalar.value()) {
            case "true", "True", "TRUE" -> Optional.of(true);
            case "false", "False", "FALSE" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    /** Whether this text, unquoted, would be taken for something else than text. */
    static boolean ambiguous(String text) {
        return NOTHING.contains(text)
                || TRUTH_OF_OLD.contains(text.toLowerCase(Locale.ROOT))
                || List.of(INTEGER, BASED, DECIMAL, NOT_FINITE).stream()
                        .anyMatch(pattern -> pattern.matcher(text).matches());
    }

    static Object resolve(YamlNode.Scalar scalar) {
        String text = scalar.value();
        if (scalar.quoted()) {
            return text;
        }
        if (scalar.isNothing()) {
            throw scalar.failure(
                    scalar.place().description() + " has no value",
                    "write \"\" for the empty text, or leave the key out");
        }
        Optional<Boolean> truth = truth(scalar);
        if (truth.isPresent()) {
            return truth.get();
        }
        boolean integer = INTEGER.matcher(text).matches();
        boolean based = BASED.matcher(text).matches();
        boolean decimal = DECIMAL.matcher(text).matches();
        if ((integer || based || decimal) && text.length() > LONGEST_NUMBER
                || NOT_FINITE.matcher(text).matches()) {
            throw scalar.failure(
                    scalar.place().description() + " is no number that JSON can hold",
                    "put it in quotes to keep it as text");
        }
        if (integer || based) {
            return narrowed(based ? ofBase(text) : new BigInteger(text));
        }
        return decimal ? decimal(scalar) : text;
    }

    private static BigInteger ofBase(String text) {
        return new BigInteger(text.substring(2), text.charAt(1) == 'x' ? 16 : 8);
    }

    private static Object narrowed(BigInteger number) {
        return number.bitLength() < Long.SIZE ? (Object) number.longValueExact() : number;
    }

    private static Object decimal(YamlNode.Scalar scalar) {
        BigDecimal exact = new BigDecimal(scalar.value());
        double rounded = exact.doubleValue();
        if (Double.isInfinite(rounded) || rounded == 0 && exact.signum() != 0) {
            throw scalar.failure(
                    scalar.place().description() + " is out of the range of numbers",
                    "put it in quotes to keep it as text");
        }
        return new BigDecimal(Double.toString(rounded)).compareTo(exact) == 0 ? (Object) rounded : exact;
    }
}
