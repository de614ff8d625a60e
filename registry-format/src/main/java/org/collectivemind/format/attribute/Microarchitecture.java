package org.collectivemind.format.attribute;

import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A family of processors that execute the same code, such as {@code zen3} or {@code neoverse_v1}, or a generic level of an
 * architecture, such as {@code x86_64_v3} or {@code armv8.4a}.
 *
 * @param name its value of {@code cpu.isa}
 * @param title as its maker writes it, without the maker's name; the name where nothing else is known
 * @param vendor as a processor names its maker, {@code AuthenticAMD}, or as its number stands for, {@code Arm}; {@link #GENERIC} of
 *     a level
 * @param above the microarchitectures directly below this one, whose code it executes
 * @param features all it is recognised by, inherited ones included, as Linux names them
 * @param ids what processors of this kind call themselves: family and model of x86 ({@code 25/33}, or
 *     a range of models, {@code 25/32-95}), implementer and part of Arm
 *     ({@code 0x41/0xd40}), generation of Power ({@code POWER9}), the device tree's name of RISC-V cores
 * @param onlyByIds whether features alone do not tell it from what it is above of
 */
public record Microarchitecture(
        String name,
        String title,
        String vendor,
        List<String> above,
        SortedSet<String> features,
        List<String> ids,
        boolean onlyByIds) {
    /** The vendor of what no single vendor makes. */
    public static final String GENERIC = "generic";

    private static final Pattern MODELS = Pattern.compile("(\\d+/)(\\d{1,3})-(\\d{1,3})");

    public Microarchitecture {
        above = List.copyOf(above);
        features = Collections.unmodifiableSortedSet(new TreeSet<>(features));
        ids = List.copyOf(ids);
    }

    /** Whether this is a level of an architecture, not a family of processors. */
    public boolean isLevel() {
        return vendor.equals(GENERIC);
    }

    /** Whether a processor that calls itself so is of this kind. */
    public boolean isCalled(String id) {
        return ids.stream().anyMatch(own -> own.equals(id) || isWithin(MODELS.matcher(own), id));
    }

    private static boolean isWithin(Matcher range, String id) {
        if (!range.matches() || !id.startsWith(range.group(1))) {
            return false;
        }
        String model = id.substring(range.group(1).length());
        return model.matches("\\d{1,3}")
                && Integer.parseInt(model) >= Integer.parseInt(range.group(2))
                && Integer.parseInt(model) <= Integer.parseInt(range.group(3));
    }
}
