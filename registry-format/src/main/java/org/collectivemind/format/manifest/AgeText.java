package org.collectivemind.format.manifest;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.collectivemind.format.error.MalformedText;

/** An age as people write it: {@code 36h}, {@code 7d}, {@code 2w}. Whole hours, at most 999,999 of a unit. */
public final class AgeText {
    private static final Pattern GRAMMAR = Pattern.compile("([0-9]{1,6})([hdw])");
    private static final Map<String, Integer> HOURS = Map.of("h", 1, "d", 24, "w", 7 * 24);

    private AgeText() {}

    public static Duration parse(String text) {
        Matcher age = GRAMMAR.matcher(text);
        if (!age.matches()) {
            throw new MalformedText("age", text, "hours, days or weeks such as `36h`, `7d` or `2w` are wanted");
        }
        return Duration.ofHours(Long.parseLong(age.group(1)) * HOURS.get(age.group(2)));
    }

    /** In the greatest unit of which it is a whole number. Reads back as the same. */
    public static String of(Duration age) {
        long hours = age.toHours();
        String unit = hours % HOURS.get("w") == 0 ? "w" : hours % HOURS.get("d") == 0 ? "d" : "h";
        return hours / HOURS.get(unit) + unit;
    }
}
