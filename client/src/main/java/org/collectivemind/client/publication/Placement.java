package org.collectivemind.client.publication;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.collectivemind.format.archive.EntryPath;
import org.collectivemind.format.error.MalformedFile;
import org.collectivemind.format.error.SourcePosition;

/** Which file of a variant lies where, so that two that would be one file on some platform are both named. */
final class Placement {
    private final Map<String, String> origins = new HashMap<>();

    /** @param from what the author knows the file by @param at what placed it */
    void place(EntryPath path, String from, SourcePosition at) {
        String other = origins.putIfAbsent(path.collisionKey(), from);
        if (other != null) {
            throw new MalformedFile(
                    at,
                    other + " and " + from + " would both become `" + path + "`",
                    List.of("choose fewer, or give one of them a directory of its own: `entries: {GLOB: DIRECTORY/}`"));
        }
    }
}
