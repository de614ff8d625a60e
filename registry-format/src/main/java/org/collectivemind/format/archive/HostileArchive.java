package org.collectivemind.format.archive;

import java.util.List;
import java.util.Optional;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;
import org.collectivemind.format.error.PrintableText;

/** An archive that breaks a safety rule. Nothing of the entry that broke it was kept. */
public final class HostileArchive extends CmException {

    /** What archives must keep to. The table of threats behind it: `docs`, security notes §1. */
    public enum Rule {
        UNSAFE_NAME("names are relative, portable and stay inside the archive"),
        COLLIDING_NAME("no two names are one file on some platform, and no file is also a directory"),
        DUPLICATE_NAME("a name occurs once"),
        SYMBOLIC_LINK("symbolic links are not extracted"),
        HARD_LINK("a hard link names an earlier regular file of the same archive"),
        SPECIAL_FILE("only regular files and directories are extracted"),
        ENCRYPTED("entries are not encrypted"),
        UNSUPPORTED("compression and format features are the plain, common ones"),
        TOO_LARGE("contents are no larger than announced or allowed"),
        TOO_MANY_ENTRIES("the number of entries is bounded"),
        HEADER_TOO_LARGE("headers are bounded"),
        CONFLICTING_HEADERS("two statements about one entry agree"),
        TRAILING_DATA("nothing is hidden before, between or after the entries"),
        CORRUPT("the archive is complete and its checksums match"),
        CONTENT_DIFFERS("contents have the announced size and sha256"),
        MISSING_ENTRY("every announced entry is there"),
        NOT_CANONICAL("the archive has the bytes the canonical writer would write");

        private final String statement;

        Rule(String statement) {
            this.statement = statement;
        }

        /** The rule as a sentence. */
        public String statement() {
            return statement;
        }
    }

    private final String archive;
    private final Optional<String> entry;
    private final Rule rule;

    /**
     * @param archive what the user knows it by: a file name or a coordinate
     * @param reason what was seen
     */
    public HostileArchive(String archive, Rule rule, String reason) {
        this(archive, Optional.empty(), rule, reason);
    }

    /** @param entry the entry's name as the archive gives it */
    public static HostileArchive at(String archive, String entry, Rule rule, String reason) {
        return new HostileArchive(archive, Optional.of(entry), rule, reason);
    }

    private HostileArchive(String archive, Optional<String> entry, Rule rule, String reason) {
        super(
                ExitCode.INTEGRITY,
                "refused to extract `" + PrintableText.excerpt(archive) + "`: " + PrintableText.excerpt(reason),
                details(entry, rule),
                List.of("nothing was installed from it; ask its publisher for a clean archive"));
        this.archive = archive;
        this.entry = entry;
        this.rule = rule;
    }

    private static List<String> details(Optional<String> entry, Rule rule) {
        String broken = "rule: " + rule.statement();
        return entry.map(name -> List.of("entry `" + PrintableText.excerpt(name) + "`", broken))
                .orElseGet(() -> List.of(broken));
    }

    public String archive() {
        return archive;
    }

    /** The entry's name as the archive gives it: not safe to print. */
    public Optional<String> entry() {
        return entry;
    }

    public Rule rule() {
        return rule;
    }
}
