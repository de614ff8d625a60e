package org.collectivemind.format.lock;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.collectivemind.format.error.ExitCode;
import org.collectivemind.format.error.MalformedFile;
import org.collectivemind.format.error.SourcePosition;

/** The marks of a merge that version control could not finish, in a lock that does not parse. */
final class MergeConflict {
    private static final String MARK = "<<<<<<<";

    private MergeConflict() {}

    /** The failure to report instead, where there is a mark. No line of a lock starts with one. */
    static Optional<MalformedFile> find(byte[] bytes, String name) {
        // Marks are ASCII, and the file may be anything.
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int mark = ("\n" + text).indexOf("\n" + MARK);
        if (mark < 0) {
            return Optional.empty();
        }
        int line =
                1 + (int) text.substring(0, mark).chars().filter(c -> c == '\n').count();
        return Optional.of(new MalformedFile(
                ExitCode.USAGE,
                new SourcePosition(name, line, 1),
                "the lockfile holds an unfinished merge",
                List.of("merge the manifest, then run `cm lock`: it settles the conflict")));
    }
}
