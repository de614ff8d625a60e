package org.collectivemind.format.requirement;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.collectivemind.format.attribute.Comparison;
import org.collectivemind.format.attribute.LatticeType;
import org.collectivemind.format.error.MalformedText;

/**
 * What a piece of AMD GPU code was compiled for, or a device is, in the spelling of LLVM's target ids: {@code gfx90a},
 * {@code gfx11-generic}, {@code gfx90a:sramecc+:xnack-} (LLVM, User Guide for AMDGPU Backend, "Target ID", read 2026-11-21).
 */
record RocmTarget(String processor, Setting sramecc, Setting xnack) {
    private static final Pattern GRAMMAR =
            Pattern.compile("(gfx[0-9]{1,2}[0-9a-f]{2}|gfx[0-9]{1,2}(?:-[0-9]{1,2})?-generic)"
                    + "(?::sramecc([+-]))?(?::xnack([+-]))?");

    /** What code asks of a device, or a device has. */
    enum Setting {
        ON,
        OFF,
        /** Code that runs either way; a device that does not say. */
        NOT_STATED;

        private Truth does(Setting have) {
            return this == NOT_STATED ? Truth.TRUE : have == NOT_STATED ? Truth.UNKNOWN : Truth.of(this == have);
        }
    }

    static RocmTarget parse(String text) {
        return read(text)
                .orElseThrow(() -> new MalformedText(
                        "ROCm target",
                        text,
                        "`gfx90a`, `gfx11-generic`, `gfx90a:sramecc+:xnack-` and such are wanted"));
    }

    /** Empty where a text is no target id. */
    static Optional<RocmTarget> read(String text) {
        Matcher matcher = GRAMMAR.matcher(text);
        return matcher.matches()
                ? Optional.of(new RocmTarget(
                        matcher.group(1),
                        setting(Optional.ofNullable(matcher.group(2))),
                        setting(Optional.ofNullable(matcher.group(3)))))
                : Optional.empty();
    }

    private static Setting setting(Optional<String> sign) {
        return sign.map(text -> text.equals("+") ? Setting.ON : Setting.OFF).orElse(Setting.NOT_STATED);
    }

    /** Whether a device executes this code; settings matter where the code states them. */
    Truth runsOn(RocmTarget device, LatticeType processors) {
        Comparison comparison = processors.compare(device.processor, processor);
        boolean fits = comparison == Comparison.EQUAL || comparison == Comparison.GREATER;
        return fits ? sramecc.does(device.sramecc).and(xnack.does(device.xnack)) : Truth.FALSE;
    }

    /** Whether both are other members of one generic target, and no setting is in the way: the code of one may run on the other. */
    boolean near(RocmTarget device, LatticeType processors) {
        return !processor.equals(device.processor)
                && sramecc.does(device.sramecc).and(xnack.does(device.xnack)) != Truth.FALSE
                && processors.below(device.processor).stream()
                        .anyMatch(generic -> processors.below(processor).contains(generic));
    }

    /** {@code 10.3.0} for gfx1030: major, minor, and the stepping in hexadecimal. */
    String version() {
        String digits = processor.substring("gfx".length());
        int minor = digits.length() - 2;
        return digits.substring(0, minor) + "." + Character.digit(digits.charAt(minor), 16) + "."
                + Character.digit(digits.charAt(minor + 1), 16);
    }

    @Override
    public String toString() {
        return processor + sign(":sramecc", sramecc) + sign(":xnack", xnack);
    }

    private static String sign(String name, Setting setting) {
        return setting == Setting.NOT_STATED ? "" : name + (setting == Setting.ON ? "+" : "-");
    }
}
