package org.collectivemind.client.platform.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Places on the PCI bus, {@code 0000:3b:00.0} in files and {@code 00000000:3B:00.0} in nvidia-smi. They are numbered anew in their
 * order, so that what names one device in two places still does, and the first device stays the first.
 */
final class BusPlaces {
    private static final Pattern PLACE = Pattern.compile("(?<![0-9A-Za-z:.])([0-9a-fA-F]{4})?([0-9a-fA-F]{4}:)?"
            + "([0-9a-fA-F]{2}):([01][0-9a-fA-F])\\.([0-7])(?![0-9A-Za-z:.])");
    private static final Pattern ROOT = Pattern.compile("pci[0-9a-f]{4}:[0-9a-f]{2}(?![0-9a-f:])");
    private static final int BUSES = 256;
    private final SortedSet<String> slots = new TreeSet<>();

    /** All texts must be learned before the first is renamed. */
    void learn(String text) {
        PLACE.matcher(text).results().forEach(place -> slots.add(slot(place)));
    }

    private static String slot(MatchResult place) {
        String domain = place.group(2) == null ? "0000:" : place.group(2);
        return (domain + place.group(3) + ":" + place.group(4)).toLowerCase(Locale.ROOT);
    }

    String rename(String text) {
        List<String> order = new ArrayList<>(slots);
        String renamed = PLACE.matcher(text).replaceAll(place -> {
            int number = order.indexOf(slot(place)) + 1;
            String domain = place.group(2) == null ? "" : String.format(Locale.ROOT, "%04x:", number / BUSES);
            return Matcher.quoteReplacement((place.group(1) == null ? "" : "0000")
                    + domain
                    + String.format(Locale.ROOT, place.group(1) == null ? "%02x" : "%02X", number % BUSES)
                    + ":00." + place.group(5));
        });
        return ROOT.matcher(renamed).replaceAll("pci0000:00");
    }
}
