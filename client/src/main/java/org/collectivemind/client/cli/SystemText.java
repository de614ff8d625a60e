package org.collectivemind.client.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.collectivemind.format.attribute.DottedNumber;
import org.collectivemind.format.platform.Fact;
import org.collectivemind.format.platform.Platform;
import org.collectivemind.format.tool.DetectRule;

/**
 * What this machine has of a package that says how it is detected, which {@code cm lock} could take instead of a download.
 *
 * @param fact about this machine
 */
record SystemText(DetectRule rule, Fact fact) {
    static SystemText of(DetectRule rule, Platform machine) {
        return new SystemText(rule, machine.fact(rule.fact().key()));
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>(List.of("", "variant system, the machine's own"));
        lines.add("  requires  " + requires());
        lines.add("  here      " + found());
        return lines;
    }

    /** For {@code --json}: {@code version} only where it is known. */
    Map<String, Object> json() {
        Map<String, Object> json = new TreeMap<>(Map.of("requires", requires(), "here", found()));
        fact.known().ifPresent(known -> json.put("version", known.text()));
        return json;
    }

    private String requires() {
        return rule.fact().key() + rule.minimum().map(least -> " >= " + least).orElse("");
    }

    private String found() {
        if (fact instanceof Fact.Known known) {
            boolean enough = DottedNumber.valid(known.text()) && rule.takes(DottedNumber.parse(known.text()));
            return known.text() + " from " + known.source() + (enough ? "" : ", which will not do");
        }
        return fact instanceof Fact.Absent absent
                ? "none: " + absent.reason()
                : "unknown: " + ((Fact.Unknown) fact).reason();
    }
}
