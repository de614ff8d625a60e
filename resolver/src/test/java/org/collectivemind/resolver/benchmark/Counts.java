package org.collectivemind.resolver.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.collectivemind.resolver.solve.IntegerProblem;
import org.collectivemind.resolver.solve.Solver;
import org.collectivemind.resolver.solve.Statistics;

/** Prints what the search does for each of the {@link Inputs}, its questions added up. Equal on every machine. */
final class Counts {
    private Counts() {}

    /** The folder of inputs, and a regular expression of names wanted. */
    public static void main(String[] arguments) throws IOException {
        Path inputs = Path.of(arguments[0]);
        Pattern wanted = Pattern.compile(arguments[1]);
        System.out.println(
                "| question | decisions | conflicts | propagations | rules stored | learned | bytes a rule |");
        System.out.println("|---|---|---|---|---|---|---|");
        for (String line : Files.readAllLines(inputs.resolve("inputs.tsv"))) {
            String[] words = line.split("\t");
            if (!words[1].equals("resolver") && wanted.matcher(words[0]).find()) {
                String told = words[1].equals("both") ? "" : ", " + words[1];
                System.out.println("| " + words[0] + told + " | " + counts(inputs, words[2], words[3]) + " |");
            }
        }
    }

    private static String counts(Path inputs, String universe, String questions) throws IOException {
        long decisions = 0;
        long conflicts = 0;
        long propagations = 0;
        long stored = 0;
        long learned = 0;
        long bytes = 0;
        for (Supplier<IntegerProblem> problem : SearchQuestions.read(inputs, universe, questions)) {
            Solver solver = new Solver(problem.get());
            solver.succeeds();
            Statistics statistics = solver.statistics();
            decisions += statistics.decisions();
            conflicts += statistics.conflicts();
            propagations += statistics.propagations();
            stored += statistics.incompatibilities();
            learned += statistics.learned();
            bytes += statistics.bytes();
        }
        return String.format(
                Locale.ROOT,
                "%,d | %,d | %,d | %,d | %,d | %.1f",
                decisions,
                conflicts,
                propagations,
                stored,
                learned,
                (double) bytes / stored);
    }
}
