package org.collectivemind.client.cli;

import java.util.List;
import org.collectivemind.format.error.ExitCode;

/**
 * What a command answers: the same report as text and as JSON.
 *
 * @param exitCode what the process ends with: ours, or that of a program that was run
 * @param json maps, lists, strings, numbers, booleans and records of them
 */
record Result(int exitCode, List<String> text, Object json, boolean silent) {
    Result {
        text = List.copyOf(text);
    }

    Result(List<String> text, Object json) {
        this(ExitCode.OK, text, json);
    }

    Result(ExitCode exitCode, List<String> text, Object json) {
        this(exitCode.number(), text, json, false);
    }

    /** A program ran and said what it had to say itself. */
    static Result ofProgram(int exitCode) {
        return new Result(exitCode, List.of(), List.of(), true);
    }
}
