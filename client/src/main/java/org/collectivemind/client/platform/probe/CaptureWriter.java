package org.collectivemind.client.platform.probe;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.collectivemind.client.platform.probe.Capture.Content;
import org.collectivemind.format.yaml.YamlText;

/** Prints a capture to be read by people: texts of several lines as blocks, the rest a line each. */
final class CaptureWriter {
    private static final String STEP = "  ";
    private final StringBuilder out = new StringBuilder("capture: 1\n");

    String write(Capture capture) {
        if (!capture.about().isEmpty()) {
            text("", "about", capture.about());
        }
        texts("properties", capture.properties());
        texts("variables", capture.variables());
        out.append("processors: ").append(capture.processors()).append('\n');
        capture.memory().ifPresent(bytes -> out.append("memory: ").append(bytes).append('\n'));
        capture.usableSpace()
                .ifPresent(bytes -> out.append("usable-space: ").append(bytes).append('\n'));
        heading("files", capture.files().keySet());
        capture.files().forEach(this::file);
        heading("present", capture.present());
        capture.present()
                .forEach(path -> out.append(STEP)
                        .append("- ")
                        .append(YamlText.inBlock(path))
                        .append('\n'));
        heading("directories", capture.directories().keySet());
        capture.directories()
                .forEach((path, names) ->
                        key(STEP, path).append(' ').append(list(names)).append('\n'));
        texts("links", capture.links());
        heading("programs", capture.programs().keySet());
        capture.programs().forEach(this::program);
        return out.toString();
    }

    private void heading(String key, Collection<?> below) {
        if (!below.isEmpty()) {
            out.append(key).append(":\n");
        }
    }

    private void texts(String key, Map<String, String> entries) {
        heading(key, entries.keySet());
        entries.forEach((name, value) -> text(STEP, name, value));
    }

    private void file(String path, Content content) {
        if (content instanceof Content.Text text) {
            text(STEP, path, text.text());
        } else {
            key(STEP, path)
                    .append(" {strings: ")
                    .append(list(((Content.Strings) content).strings()))
                    .append("}\n");
        }
    }

    private void program(List<String> command, Probe.Output output) {
        out.append("  - command: ").append(list(command)).append('\n');
        String indent = STEP + STEP;
        if (output.timedOut()) {
            out.append(indent).append("timed-out: true\n");
        } else if (output.exitCode() != 0) {
            out.append(indent).append("exit: ").append(output.exitCode()).append('\n');
        }
        if (!output.text().isEmpty()) {
            text(indent, "output", output.text());
        }
    }

    private StringBuilder key(String indent, String name) {
        return out.append(indent).append(YamlText.inFlow(name)).append(':');
    }

    private static String list(List<String> texts) {
        return texts.stream().map(YamlText::inFlow).collect(Collectors.joining(", ", "[", "]"));
    }

    /** A block where YAML gives it back as it was, else one line. */
    private void text(String indent, String name, String text) {
        key(indent, name).append(' ');
        if (!fitsBlock(text)) {
            out.append(YamlText.inBlock(text)).append('\n');
            return;
        }
        // Lines at the end that are empty are kept, or cut, only if that is said.
        out.append(text.endsWith("\n\n") ? "|+\n" : text.endsWith("\n") ? "|\n" : "|-\n");
        String body = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        for (String line : body.split("\n", -1)) {
            out.append(line.isEmpty() ? "" : indent + STEP).append(line).append('\n');
        }
    }

    private static boolean fitsBlock(String text) {
        return text.indexOf('\n') >= 0
                && !text.startsWith(" ")
                && !text.startsWith("\n")
                && text.codePoints().allMatch(CaptureWriter::plain);
    }

    /** Characters YAML 1.1 and 1.2 print as they are and break no line at. */
    private static boolean plain(int character) {
        return character == '\n'
                || character == '\t'
                || character >= ' ' && character <= '~'
                || character >= 0xA0 && character < 0xD800 && character != 0x2028 && character != 0x2029;
    }
}
