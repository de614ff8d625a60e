package org.collectivemind.client.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What was said in a session, with everything replaced that differs from machine to machine and from run to run. */
final class Transcript {
    private final Path root;
    private final StringBuilder text = new StringBuilder();

    /** @param root holds {@code work}, shown as {@code [DIR]}, and {@code home}, shown as {@code [HOME]} */
    Transcript(Path root) {
        this.root = root;
    }

    void comment(String line) {
        text.append("# ").append(line).append('\n');
    }

    void prompt(String line) {
        text.append("$ ").append(stable(line)).append('\n');
    }

    /** The content of a file. */
    void content(String content) {
        text.append(stable(content));
        text.append(content.isEmpty() || content.endsWith("\n") ? "" : "\n");
    }

    void command(List<String> words, String out, String err, int exitCode) {
        prompt("cm " + words.stream().map(Transcript::quoted).collect(Collectors.joining(" ")));
        section("stdout", stable(out));
        section("stderr", anyOrder(stable(err)));
        text.append("[exit ").append(exitCode).append("]\n\n");
    }

    private void section(String name, String content) {
        if (!content.isEmpty()) {
            text.append('[').append(name).append("]\n").append(content);
            text.append(content.endsWith("\n") ? "" : "\n");
        }
    }

    private static String quoted(String word) {
        return word.matches("[\\p{L}0-9_@%+=:,./\\[\\]-]+") ? word : "'" + word + "'";
    }

    String stable(String content) {
        String stable = content;
        for (Path base : List.of(real(root), root)) {
            stable = stable.replace(base.resolve("work").toString(), "[DIR]")
                    .replace(base.resolve("home").toString(), "[HOME]")
                    .replace(base.toString(), "[ROOT]");
        }
        for (char control = 0; control < ' '; control++) {
            if (control != '\n' && control != '\t') {
                stable = stable.replace(String.valueOf(control), "^" + (char) (control + '@'));
            }
        }
        return stable.replaceAll("(127\\.0\\.0\\.1|localhost)(/127\\.0\\.0\\.1)?:\\d{4,5}", "[HOST]")
                .replaceAll("https://[a-z.]+/maven2/?", "[CENTRAL]")
                .replaceAll(", [0-9.]+ [kMGT]?B/s", ", [RATE]")
                .replaceAll(", [0-9]+ ms\\b", ", [TIME]")
                .replaceAll("(\"milliseconds\" : )[0-9]+", "$1[TIME]")
                .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(-[0-9]+)?", "[UUID]");
    }

    /** Downloads end in any order: neighbouring lines about them are sorted. */
    private static String anyOrder(String content) {
        List<String> lines = new ArrayList<>();
        List<String> downloads = new ArrayList<>();
        for (String line : content.lines().toList()) {
            if (line.startsWith("fetched ") || line.startsWith("retrying ")) {
                downloads.add(line);
            } else {
                downloads.stream().sorted().forEach(lines::add);
                downloads.clear();
                lines.add(line);
            }
        }
        downloads.stream().sorted().forEach(lines::add);
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
