package org.collectivemind.client.cli;

import java.util.List;
import org.collectivemind.format.error.ExitCode;

/**
 * What a command answers: the same report as text and as JSON.
 *
 * @param json maps, lists, strings, numbers, booleans and records of them
 */
record Result(ExitCode exitCode, List<String> text, Object json) {
    Result {
        text = List.copyOf(text);
    }

    Result(List<String> text, Object json) {
        this(ExitCode.OK, text, json);
    }
}
