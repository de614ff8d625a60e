package org.collectivemind.resolver.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is asked of the Debian archive: sets of questions by name, a question being names of packages. */
final class DebianQuestions {
    private DebianQuestions() {}

    static Map<String, List<List<String>>> read(Path cases) throws IOException {
        Map<String, List<List<String>>> questions = new LinkedHashMap<>();
        for (String set : List.of("debian-single-2000", "debian-multi20-300")) {
            questions.put(set, lines(cases.resolve(set + ".jsonl")));
        }
        questions.put("debian-python3-numpy", List.of(List.of("python3-numpy")));
        questions.put("debian-gnome-core", List.of(List.of("gnome-core")));
        questions.put("debian-kde-full", List.of(List.of("kde-full")));
        questions.put("debian-texlive-full", List.of(List.of("texlive-full")));
        questions.put(
                "debian-desktops", List.of(List.of("gnome", "kde-full", "texlive-full", "libreoffice", "postgresql")));
        questions.put("debian-two-mailers", List.of(List.of("exim4-daemon-light", "postfix")));
        questions.put(
                "debian-desktops-two-mailers", List.of(List.of("gnome", "kde-full", "exim4-daemon-light", "postfix")));
        return questions;
    }

    private static List<List<String>> lines(Path file) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<List<String>> questions = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            List<String> names = new ArrayList<>();
            json.readTree(line).get("root").forEach((JsonNode name) -> names.add(name.textValue()));
            questions.add(names);
        }
        return questions;
    }
}
