package org.collectivemind.resolver.benchmark;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.collectivemind.resolver.solve.IntegerProblem;
import org.collectivemind.resolver.solve.IntegerUniverse;

/** Reads questions as {@link Inputs} wrote them; each may be asked any number of times. */
final class SearchQuestions {
    private SearchQuestions() {}

    static List<Supplier<IntegerProblem>> read(Path inputs, String universe, String questions) throws IOException {
        IntegerUniverse read;
        try (Reader text = Files.newBufferedReader(inputs.resolve(universe))) {
            read = IntegerUniverse.read(text);
        }
        if (questions.equals(Inputs.ITS_OWN)) {
            return List.of(read::problem);
        }
        List<Supplier<IntegerProblem>> problems = new ArrayList<>();
        for (String line : Files.readAllLines(inputs.resolve(questions))) {
            String[] exact = line.split("=");
            if (exact.length == 2) {
                int number = Integer.parseInt(exact[0]);
                int version = Integer.parseInt(exact[1]);
                problems.add(() -> read.problem(number, version));
            } else {
                int[] numbers = Arrays.stream(line.split(","))
                        .mapToInt(Integer::parseInt)
                        .toArray();
                problems.add(() -> read.problem(numbers));
            }
        }
        return problems;
    }
}
