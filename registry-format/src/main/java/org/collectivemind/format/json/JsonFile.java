package org.collectivemind.format.json;

import java.util.List;
import org.collectivemind.format.error.ExitCode;

/**
 * What a JSON file is to its reader.
 *
 * @param name how messages call it
 * @param exitCode what a defect in it means: USAGE for what the user wrote, INTEGRITY for what a program must have got right
 * @param largest size in bytes above which it is not read
 * @param hints what to do about any defect
 */
public record JsonFile(String name, ExitCode exitCode, long largest, List<String> hints) {
    public JsonFile {
        hints = List.copyOf(hints);
    }
}
