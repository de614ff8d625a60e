package org.collectivemind.client.platform.software;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.collectivemind.client.platform.probe.Probe;
import org.collectivemind.format.attribute.DottedNumber;
import org.collectivemind.format.error.PrintableText;
import org.collectivemind.format.tool.DetectRule;

/** Looks for the program of a rule and asks it for its version. */
final class ToolFinder {
    /** Of programs of one name, so many are asked at most: each may take the two seconds of the probe. */
    private static final int MOST_ASKED = 3;

    private static final byte[] SCRIPT = {'#', '!'};

    private final Probe probe;
    private final SearchPath path;
    private final ToolNotes notes;

    ToolFinder(Probe probe, SearchPath path, ToolNotes notes) {
        this.probe = probe;
        this.path = path;
        this.notes = notes;
    }

    /** The first whose version will do; else the first that tells its version; else why there is none. */
    Finding find(DetectRule rule) {
        List<SearchPath.Hit> hits = path.programs(rule);
        if (hits.isEmpty()) {
            return new Finding.Missing("no " + rule.commandText() + " on PATH" + elsewhere(rule));
        }
        Optional<Finding> found = Optional.empty();
        List<String> reasons = new ArrayList<>();
        for (SearchPath.Hit hit : hits.subList(0, Math.min(MOST_ASKED, hits.size()))) {
            Finding finding = ask(hit, rule);
            if (finding instanceof Finding.Found tool) {
                if (rule.takes(tool.version())) {
                    return tool;
                }
                found = found.or(() -> Optional.of(tool));
            } else {
                reasons.add(((Finding.Unclear) finding).reason());
            }
        }
        return found.orElseGet(() -> new Finding.Unclear(reasons.get(0)));
    }

    private static String elsewhere(DetectRule rule) {
        String more = rule.variable().map(name -> ", where " + name + " says").orElse("")
                + (rule.paths().isEmpty() ? "" : ", in " + String.join(", ", rule.paths()));
        return more.isEmpty() ? "" : more.replaceFirst(",(?=[^,]*$)", " or");
    }

    /** It may hand on to any other program, as pyenv's do, so nobody knows when its answer changes. */
    private boolean isScript(SearchPath.Hit hit) {
        byte[] start = probe.read(hit.path(), 2).orElse(SCRIPT);
        return Arrays.equals(start, SCRIPT);
    }

    private Finding ask(SearchPath.Hit hit, DetectRule rule) {
        boolean lasting = !isScript(hit);
        Optional<DottedNumber> known = lasting ? notes.find(hit, rule) : Optional.empty();
        if (known.isPresent()) {
            return new Finding.Found(hit.path(), known.get());
        }
        String asked = "`" + hit.path() + " " + rule.argument() + "`";
        Optional<Probe.Output> answer = probe.ask(hit.path(), rule.argument());
        if (answer.isEmpty()) {
            return new Finding.Unclear("`" + hit.path() + "` cannot be started");
        }
        Probe.Output output = answer.get();
        if (output.timedOut()) {
            return new Finding.Unclear(asked + " did not end within two seconds, or would not stop talking");
        }
        if (!output.succeeded()) {
            return new Finding.Unclear(asked + " ended with exit code " + output.exitCode());
        }
        Optional<String> version = rule.version().find(output.text());
        if (version.isEmpty()) {
            return new Finding.Unclear(asked + " says no version such as is looked for");
        }
        if (!DottedNumber.valid(version.get())) {
            return new Finding.Unclear(
                    asked + " says it is `" + PrintableText.excerpt(version.get()) + "`, which is no dotted number");
        }
        DottedNumber number = DottedNumber.parse(version.get());
        if (lasting) {
            notes.keep(hit, rule, number);
        }
        return new Finding.Found(hit.path(), number);
    }
}
