package org.collectivemind.client.platform.redaction;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Takes names of users and hosts, addresses and identifiers from any text. What was one UUID or place on a bus is one afterwards,
 * wherever it occurs.
 */
final class Scrubber {
    private static final Pattern UUID =
            Pattern.compile("(?i)(?<![0-9a-z])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9a-z])");
    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";
    private static final String GONE = "redacted";
    private static final List<Rule> RULES = List.of(
            // The beginning of a UUID, as CUDA_VISIBLE_DEVICES takes it.
            new Rule("(?<![A-Za-z0-9])(GPU|MIG)-(?!0{8}-)[0-9a-fA-F]{2}[0-9a-fA-F-]*", "$1-" + GONE),
            // Windows' name of a device: the board's maker and the device's place follow vendor and device.
            new Rule("(?i)(PCI\\\\{1,2}VEN_[0-9a-f]{4}&DEV_[0-9a-f]{4})[&\\\\][^\"'\\s,<]*", "$1"),
            // Hardware addresses.
            new Rule("(?i)(?<![0-9a-z:])[0-9a-f]{2}([:-])[0-9a-f]{2}(\\1[0-9a-f]{2}){4}(?![0-9a-z:])", GONE),
            new Rule("(?<![0-9.])" + OCTET + "(\\." + OCTET + "){3}(?![0-9]|\\.[0-9])", GONE),
            new Rule("(?i)(?<![0-9a-z:.])([0-9a-f]{0,4}:){3,7}[0-9a-f]{0,4}(?![0-9a-z:.])", GONE),
            // Ids of machines, containers and boards; numbers without letters are sizes.
            new Rule("(?i)(?<![0-9a-z])(0x)?(?=[0-9]{0,127}[a-f])[0-9a-f]{16,128}(?![0-9a-z])", GONE),
            new Rule("[A-Za-z0-9._-]+@[A-Za-z0-9][A-Za-z0-9._-]*", "user@host"),
            new Rule("(/home/|/Users/|[A-Za-z]:\\\\{1,2}Users\\\\{1,2})[^/\\\\\\s:;\"'<>,]+", "$1user"),
            // What a line says it is: "Serial Number (system): C02…", "hostname": "…", UserName=….
            new Rule(
                    "(?i)((?:serial|uuid|udid|unique[ _]?id|asset[ _]?tag|host[ _]?name|node[ _]?name|computer[ _]?name"
                            + "|user[ _]?name|board[ _]?id|board[ _]part)[\\w ().]{0,30}\"?[ \\t]*[:=][ \\t]*\"?)"
                            + "(?!redacted)[^\"\\s,}<][^\",}<\\n]*",
                    "$1" + GONE));

    private final Secrets secrets;
    private final BusPlaces places = new BusPlaces();
    private final Map<String, String> uuids = new HashMap<>();

    private record Rule(Pattern pattern, String replacement) {
        Rule(String pattern, String replacement) {
            this(Pattern.compile(pattern), replacement);
        }
    }

    Scrubber(Secrets secrets) {
        this.secrets = secrets;
    }

    BusPlaces places() {
        return places;
    }

    String scrub(String text) {
        String scrubbed = places.rename(text);
        scrubbed = UUID.matcher(scrubbed).replaceAll(this::uuid);
        for (Rule rule : RULES) {
            scrubbed = rule.pattern().matcher(scrubbed).replaceAll(rule.replacement());
        }
        return secrets.remove(scrubbed);
    }

    private String uuid(MatchResult found) {
        return uuids.computeIfAbsent(
                found.group().toLowerCase(Locale.ROOT),
                key -> String.format(Locale.ROOT, "00000000-0000-0000-0000-%012d", uuids.size() + 1));
    }
}
