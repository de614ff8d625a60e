package org.collectivemind.client.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.collectivemind.client.registry.Registries;
import org.collectivemind.client.registry.Search;
import org.collectivemind.format.release.Kind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cm search}. */
@Command(
        name = "search",
        header = "Find packages by words, tags, kind and meta description.",
        description = {
            "",
            "Every WORD must appear in the name, description, tags or meta of a package's newest version.",
            "Plain Maven repositories cannot be listed, and are not searched.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  cm search embeddings",
            "  cm search --kind model --tag image-classification",
            "  cm search --registry file:registry dataset=imagenet2012-val"
        })
final class SearchCommand extends RegistriesCommand {
    @Parameters(arity = "0..*", paramLabel = "WORD", description = "Words, or KEY=VALUE of the meta description.")
    private List<String> words = new ArrayList<>();

    @Option(names = "--tag", paramLabel = "TAG", description = "Must have this tag; repeatable.")
    private List<String> tags = new ArrayList<>();

    @Option(names = "--kind", paramLabel = "KIND", description = "model, dataset, tool or script.")
    private String kind = "";

    SearchCommand(ProcessContext context) {
        super(context);
    }

    @Override
    Result run(Asked asked) {
        Registries registries = asked.registries();
        String wanted = kind.toLowerCase(Locale.ROOT);
        if (!wanted.isEmpty() && Stream.of(Kind.values()).map(Kind::id).noneMatch(wanted::equals)) {
            throw new UsageErrors.WrongUsage(
                    "`" + kind + "` is not a kind of package", List.of("it is one of model, dataset, tool, script"));
        }
        List<Search.Hit> hits = new Search(registries).run(words, tags, wanted);
        List<String> text = new ArrayList<>();
        int width = hits.stream()
                .mapToInt(hit -> hit.name().length() + hit.version().length())
                .max()
                .orElse(0);
        for (Search.Hit hit : hits) {
            int pad = width - hit.name().length() - hit.version().length();
            String line = hit.name() + " " + hit.version() + " ".repeat(pad + 2)
                    + String.format(Locale.ROOT, "%-7s  ", hit.kind()) + hit.description();
            text.add(line.stripTrailing());
        }
        if (hits.isEmpty()) {
            output().note("nothing found");
        }
        Map<String, Object> json = new TreeMap<>();
        json.put("packages", hits);
        return new Result(text, json);
    }
}
