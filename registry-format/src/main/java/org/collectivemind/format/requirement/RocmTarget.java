package org.collectivemind.format.requirement;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.collectivemind.format.attribute.Comparison;
import org.collectivemind.format.attribute.LatticeType;
import org.collectivemind.format.error.MalformedText;
import org.jspecify.annotations.Nullable;

/**
 * What a piece of AMD GPU code was compiled for, in the spelling of LLVM's target ids: {@code gfx90a}, {@code gfx11-generic},
 * {@code gfx90a:sramecc+:xnack-}. A setting that is not stated does not matter: such code runs either way.
 */
record RocmTarget(
        String processor,
        @Nullable Boolean sramecc,
        @Nullable Boolean xnack) {
    private static final Pattern GRAMMAR =
            Pattern.compile("(gfx[0-9]{1,2}[0-9a-f]{2}|gfx[0-9]{1,2}(?:-[0-9]{1,2})?-generic)"
                    + "(?::sramecc([+-]))?(?::xnack([+-]))?");

    static RocmTarget parse(String text) {
        Matcher matcher = GRAMMAR.matcher(text);
        if (!matcher.matches()) {
            throw new MalformedText(
                    "ROCm target", text, "`gfx90a`, `gfx11-generic`, `gfx90a:sramecc+:xnack-` and such are wanted");
        }
        return new RocmTarget(matcher.group(1), setting(matcher.group(2)), setting(matcher.group(3)));
    }

    /** What a device says of itself; empty where it is no target id. */
    static Optional<RocmTarget> ofDevice(String text) {
        return GRAMMAR.matcher(text).matches() ? Optional.of(parse(text)) : Optional.empty();
    }

    private static @Nullable Boolean setting(@Nullable String sign) {
        return sign == null ? null : sign.equals("+");
    }

    /** @param processors which processors are members of which generic targets */
    boolean fitsProcessor(RocmTarget device, LatticeType processors) {
        Comparison comparison = processors.compare(device.processor, processor);
        return comparison == Comparison.EQUAL || comparison == Comparison.GREATER;
    }

    /** Whether the settings of the device are those the code was compiled for; unknown where the device does not state one. */
    Truth fitsSettings(RocmTarget device) {
        return fits(sramecc, device.sramecc).and(fits(xnack, device.xnack));
    }

    private static Truth fits(@Nullable Boolean need, @Nullable Boolean have) {
        return need == null ? Truth.TRUE : have == null ? Truth.UNKNOWN : Truth.of(need.equals(have));
    }
}
