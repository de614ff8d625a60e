package org.collectivemind.resolver.benchmark;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.collectivemind.resolver.solve.Synthetic;

/**
 * Writes what we and our peers are measured with: universes as {@link org.collectivemind.resolver.solve.IntegerUniverse} reads
 * them, questions, and {@code inputs.tsv}, which lists them: name, how it is told, universe, questions. Told with {@code
 * dependencies} only, {@code native} with alternatives and conflicts, {@code both} where there are none; or the whole {@code
 * resolver} is meant, and then come benchmark and parameters. A question is a line: packages by number, with a comma between,
 * {@code =version} after one where only that version will do.
 */
final class Inputs {
    static final String LARGEST = "4000000000";
    static final String ANY = "0-" + LARGEST;
    /** In place of questions: the universe asks itself. */
    static final String ITS_OWN = "-";

    private final Path directory;
    private final List<String> lines = new ArrayList<>();

    private Inputs(Path directory) {
        this.directory = directory;
    }

    /** A directory to write to, and the folder of cases, if any: without it there are the synthetic universes alone. */
    public static void main(String[] arguments) throws IOException {
        Inputs inputs = new Inputs(Files.createDirectories(Path.of(arguments[0])));
        inputs.synthetic();
        inputs.variants();
        if (arguments.length > 1) {
            Path cases = Path.of(arguments[1]);
            inputs.largeCases(cases);
            inputs.debian(cases);
        }
        inputs.write("inputs.tsv", out -> inputs.lines.forEach(out::println));
    }

    private void synthetic() throws IOException {
        single("backtracking_singletons", Synthetic.singletons(100, 500));
        single("backtracking_disjoint", Synthetic.disjoint(300, 200));
        single("backtracking_ranges", Synthetic.ranges(5, 200));
        for (int thousands : new int[] {1, 3, 10, 30, 100}) {
            single("no_backtracking-" + thousands + "k", Synthetic.tree(thousands * 1000));
        }
    }

    private void single(String name, Consumer<PrintWriter> universe) throws IOException {
        write(name + ".universe", universe);
        line(name, "both", name + ".universe", ITS_OWN);
    }

    private void variants() throws IOException {
        for (boolean strict : new boolean[] {true, false}) {
            VariantStress stress = new VariantStress(strict);
            for (VariantStress.Accelerator target : VariantStress.TARGETS) {
                if (!strict && target == VariantStress.Accelerator.CPU) {
                    continue; // It has no other CPU to fall back on.
                }
                String name = "variants-" + target.id() + (strict ? "-strict" : "-fallback");
                single(name, out -> stress.write(target, out));
                String parameters = "target=" + target + ",strict=" + strict;
                line(name, "resolver", "VariantBenchmark", parameters);
                if (strict && target != VariantStress.Accelerator.CPU) {
                    line(name + ", with advice", "resolver", "VariantBenchmark", parameters + ",repairs=true");
                }
            }
        }
    }

    private void largeCases(Path cases) throws IOException {
        for (String name : List.of("large_case", "large_case_1")) {
            LargeCase large = LargeCase.read(cases.resolve("pubgrub-" + name + "_u16_NumberVersion.json"));
            write(name + ".universe", large::writeUniverse);
            write(name + ".questions", large::writeQuestions);
            line(name, "both", name + ".universe", name + ".questions");
        }
    }

    private void debian(Path cases) throws IOException {
        DebianArchive archive = DebianArchive.read(cases.resolve("debian-bookworm.jsonl.gz"));
        write("debian.universe", out -> DebianText.write(archive, out, false));
        write("debian-dependencies.universe", out -> DebianText.write(archive, out, true));
        Map<String, List<List<String>>> sets = DebianQuestions.read(cases);
        for (Map.Entry<String, List<List<String>>> set : sets.entrySet()) {
            String name = set.getKey();
            write(
                    name + ".questions",
                    out -> set.getValue()
                            .forEach(names -> out.println(names.stream()
                                    .map(each -> Integer.toString(DebianText.number(archive.named(each))))
                                    .collect(Collectors.joining(",")))));
            line(name, "dependencies", "debian-dependencies.universe", name + ".questions");
            line(name, "native", "debian.universe", name + ".questions");
            line(name, "resolver", "ArchiveBenchmark", "cases=" + cases + ",questions=" + name);
        }
        String whole = "debian-whole-archive";
        write(whole + ".questions", out -> archive.packages.forEach(of -> out.println(DebianText.number(of))));
        line(whole, "dependencies", "debian-dependencies.universe", whole + ".questions");
    }

    private void line(String name, String told, String universe, String questions) {
        lines.add(String.join("\t", name, told, universe, questions));
    }

    private void write(String file, Consumer<PrintWriter> content) throws IOException {
        try (PrintWriter out =
                new PrintWriter(Files.newBufferedWriter(directory.resolve(file), StandardCharsets.UTF_8))) {
            content.accept(out);
            if (out.checkError()) {
                throw new IOException("cannot write " + directory.resolve(file));
            }
        }
    }
}
