package org.collectivemind.format.yaml;

import java.util.List;
import org.collectivemind.format.error.MalformedFile;
import org.collectivemind.format.error.SourcePosition;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/** Says in plain words what SnakeYAML's scanner and parser object to. */
final class SyntaxProblem {
    private SyntaxProblem() {}

    static MalformedFile of(YAMLException exception, String text, String fileName) {
        if (exception instanceof MarkedYAMLException marked) {
            return of(marked, fileName);
        }
        if (exception instanceof ReaderException unreadable) {
            return new MalformedFile(
                    position(text, unreadable.getPosition(), fileName),
                    String.format("the character U+%04X is not allowed", unreadable.getCodePoint()),
                    List.of());
        }
        return new MalformedFile(new SourcePosition(fileName, 1, 1), "this is not YAML", List.of());
    }

    private static MalformedFile of(MarkedYAMLException exception, String fileName) {
        String problem = exception.getProblem() == null ? "" : exception.getProblem();
        String context = exception.getContext() == null ? "" : exception.getContext();
        Mark here = exception.getProblemMark();
        Mark opened = exception.getContextMark() != null ? exception.getContextMark() : here;
        if (problem.contains("TAB")) {
            return failure(fileName, here, "a tab cannot indent YAML", "use spaces");
        }
        if (problem.startsWith("mapping values are not allowed")) {
            return failure(
                    fileName, here, "a `:` cannot stand here", "put the text in quotes, or check the indentation");
        }
        if (problem.startsWith("could not find expected ':'")) {
            return failure(fileName, opened, "a `:` is missing behind this key", "write `key: value`");
        }
        if (context.contains("quoted scalar") && problem.contains("end of stream")) {
            return failure(fileName, opened, "the quote opened here is never closed");
        }
        if (context.contains("flow sequence")) {
            return failure(fileName, opened, "the list opened here lacks a `,` or its `]`");
        }
        if (context.contains("flow mapping")) {
            return failure(fileName, opened, "the mapping opened here lacks a `,` or its `}`");
        }
        if (problem.startsWith("expected <block end>")) {
            return failure(
                    fileName,
                    here,
                    "this line does not fit the lines above it",
                    "check the indentation and the quotes");
        }
        return failure(fileName, here, "this is not YAML: " + problem);
    }

    private static MalformedFile failure(String fileName, @Nullable Mark mark, String what, String... hints) {
        SourcePosition position = mark == null
                ? new SourcePosition(fileName, 1, 1)
                : new SourcePosition(fileName, mark.getLine() + 1, mark.getColumn() + 1);
        return new MalformedFile(position, what, List.of(hints));
    }

    private static SourcePosition position(String text, int codePoints, String fileName) {
        int index = text.offsetByCodePoints(0, Math.min(codePoints, text.codePointCount(0, text.length())));
        String before = text.substring(0, index);
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        return new SourcePosition(fileName, line, index - before.lastIndexOf('\n'));
    }
}
