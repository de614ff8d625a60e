package org.collectivemind.client.platform.redaction;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Takes names of users and hosts, addresses and identifiers from any text. What was one UUID or place on a bus is one afterwards,
 * wherever it occurs.
 */
final class Scrubber {
    private static final Pattern UUID =
            Pattern.compile("(?i)(?<![0-9a-z])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9a-z])");
    /** AMD's: {@code GPU-} and 16 digits for programs, a decimal number in the driver's files. */
    private static final Pattern BOARD = Pattern.compile("(?<![A-Za-z0-9])GPU-([0-9a-fA-F]{16})(?![0-9a-zA-Z-])");

    private static final Pattern BOARD_NUMBER = Pattern.compile("(?m)^unique_id (?!0+$)(\\d{1,20})$");
    /** The beginning of a UUID, as CUDA_VISIBLE_DEVICES takes it. */
    private static final Pattern BEGINNING =
            Pattern.compile("(?<![A-Za-z0-9])(GPU|MIG)-(?!0{8}-|0{12}\\d{4}(?!\\w))([0-9a-fA-F]{2}[0-9a-fA-F-]*)");

    private static final int HEXADECIMAL = 16;
    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)";
    private static final String GONE = "redacted";
    private static final List<Rule> RULES = List.of(
            // Windows' name of a device: the board's maker and the device's place follow vendor and device.
            new Rule("(?i)(PCI\\\\{1,2}VEN_[0-9a-f]{4}&DEV_[0-9a-f]{4})[&\\\\][^\"'\\s,<]*", "$1"),
            // Hardware addresses.
            new Rule("(?i)(?<![0-9a-z:])[0-9a-f]{2}([:-])[0-9a-f]{2}(\\1[0-9a-f]{2}){4}(?![0-9a-z:])", GONE),
            new Rule("(?<![0-9.])" + OCTET + "(\\." + OCTET + "){3}(?![0-9]|\\.[0-9])", GONE),
            new Rule("(?i)(?<![0-9a-z:.])([0-9a-f]{0,4}:){3,7}[0-9a-f]{0,4}(?![0-9a-z:.])", GONE),
            // Ids of machines, containers and boards; numbers without letters are sizes, and so is what
            // is kept of a registry.
            new Rule(
                    "(?i)(?<![0-9a-z])(?<!REG_BINARY {4})(0x)?(?=[0-9]{0,127}[a-f])[0-9a-f]{16,128}(?![0-9a-z])", GONE),
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
    private final Set<String> learned = new HashSet<>();
    private final Map<String, String> uuids = new HashMap<>();
    private final Map<String, String> boards = new HashMap<>();

    private record Rule(Pattern pattern, String replacement) {
        Rule(String pattern, String replacement) {
            this(Pattern.compile(pattern), replacement);
        }
    }

    Scrubber(Secrets secrets) {
        this.secrets = secrets;
    }

    /** All texts must be learned before the first is scrubbed. */
    void learn(String text) {
        places.learn(text);
        UUID.matcher(text).results().forEach(found -> learned.add(found.group().toLowerCase(Locale.ROOT)));
    }

    String scrub(String text) {
        return secrets.remove(withoutIdentifiers(text));
    }

    /** For text of words that are not the user's: {@code ubuntu} is a distribution there, and elsewhere a user. */
    String withoutIdentifiers(String text) {
        String scrubbed = places.rename(text);
        scrubbed = UUID.matcher(scrubbed).replaceAll(found -> uuid(found.group()));
        scrubbed = BOARD.matcher(scrubbed).replaceAll(found -> "GPU-" + board(found.group(1)));
        scrubbed = BOARD_NUMBER.matcher(scrubbed).replaceAll(this::boardNumber);
        scrubbed = BEGINNING.matcher(scrubbed).replaceAll(found -> found.group(1) + "-" + begun(found.group(2)));
        for (Rule rule : RULES) {
            scrubbed = rule.pattern().matcher(scrubbed).replaceAll(rule.replacement());
        }
        return scrubbed;
    }

    private String uuid(String raw) {
        return uuids.computeIfAbsent(
                raw.toLowerCase(Locale.ROOT),
                key -> String.format(Locale.ROOT, "00000000-0000-0000-0000-%012d", uuids.size() + 1));
    }

    private String begun(String beginning) {
        List<String> meant = learned.stream()
                .filter(uuid -> uuid.startsWith(beginning.toLowerCase(Locale.ROOT)))
                .toList();
        return meant.size() == 1 ? uuid(meant.get(0)) : GONE;
    }

    /** Of hexadecimal digits that all are decimal ones: what has letters would be taken for the id of something else. */
    private String board(String digits) {
        return boards.computeIfAbsent(
                digits.toLowerCase(Locale.ROOT), key -> String.format(Locale.ROOT, "%016d", boards.size() + 1));
    }

    private String boardNumber(MatchResult found) {
        String digits = String.format(Locale.ROOT, "%016x", new BigInteger(found.group(1)));
        return "unique_id " + new BigInteger(board(digits), HEXADECIMAL);
    }
}
