package org.collectivemind.resolver.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.release.VariantId;
import org.collectivemind.resolver.outcome.Resolution;
import org.collectivemind.resolver.request.Preferences;
import org.collectivemind.resolver.request.Request;
import org.collectivemind.resolver.request.Rules;

/**
 * A universe as text, and what is to come out of it on each machine: {@code on cuda: a 1.0.0/cuda (of 3)}, where exhaustive search
 * knows three valid selections.
 *
 * @param expected the lines of answers as they stand in the file
 */
record OwnCase(Path file, String name, List<String> lines, List<String> expected) {
    private static final String TITLE = "# ";

    static List<OwnCase> all(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.sorted().flatMap(file -> read(file).stream()).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<OwnCase> read(Path file) {
        try {
            List<OwnCase> cases = new ArrayList<>();
            for (String block : Files.readString(file).split("\n\n+")) {
                List<String> lines = block.strip().lines().toList();
                cases.add(new OwnCase(
                        file,
                        lines.get(0).substring(TITLE.length()),
                        lines.stream().skip(1).filter(line -> !isAnswer(line)).toList(),
                        lines.stream().filter(OwnCase::isAnswer).toList()));
            }
            return cases;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean isAnswer(String line) {
        return line.startsWith("on ") || line.startsWith("together");
    }

    static void write(Path file, List<OwnCase> cases) {
        String text = cases.stream()
                .map(each -> TITLE + each.name() + "\n" + String.join("\n", each.lines()) + "\n"
                        + String.join("\n", each.expected()) + "\n")
                .collect(Collectors.joining("\n"));
        try {
            Files.writeString(file, text);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    OwnCase expecting(List<String> answers) {
        return new OwnCase(file, name, lines, answers);
    }

    PlainUniverse universe() {
        return CaseText.parse(lines);
    }

    static Request request(PlainUniverse universe, CaseMachine machine) {
        return new Request(universe.roots(), machine.target(), Preferences.NONE, Rules.NONE);
    }

    /** What was selected, in the terms of the search. */
    static Map<PackageSlot, Choice> choices(PlainUniverse universe, Resolution resolution) {
        Map<PackageSlot, Choice> choices = new TreeMap<>();
        resolution
                .packages()
                .forEach((slot, selected) -> choices.put(
                        slot,
                        universe.choices(slot).stream()
                                .filter(choice -> choice.release().version().equals(selected.version())
                                        && choice.build().entry().id().equals(selected.variant()))
                                .findFirst()
                                .orElseThrow()));
        return choices;
    }

    /** {@code a 1.0.0/cuda, b 2.0.0}. */
    static String text(Map<PackageSlot, Choice> choices) {
        return choices.values().stream()
                .map(choice -> choice.slot().toString().replaceFirst("^[^:]+:", "") + " "
                        + choice.release().version()
                        + (choice.build().entry().id().equals(VariantId.DEFAULT)
                                ? ""
                                : "/" + choice.build().entry().id()))
                .collect(Collectors.joining(", "));
    }

    /** Whether two selections have the same version of all they share. */
    static boolean agree(Map<PackageSlot, Choice> one, Map<PackageSlot, Choice> other) {
        return one.entrySet().stream()
                .allMatch(entry -> !other.containsKey(entry.getKey())
                        || Objects.equals(
                                other.get(entry.getKey()).release().version(),
                                entry.getValue().release().version()));
    }
}
