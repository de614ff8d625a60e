package org.collectivemind.client.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.collectivemind.client.project.MoreLeeway;
import org.collectivemind.format.attribute.AttributeCatalog;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.requirement.MachineUse;
import org.collectivemind.format.requirement.Requirement.Quantifier;
import picocli.CommandLine.Option;

/** Options about how machines may be used, and variants exchanged; they are for this time, and add to the policy of cm.yaml. */
final class LeewayOptions {
    @Option(
            names = "--allow",
            paramLabel = "WHAT",
            description = "Allow this time what is off by itself: cuda-forward-compat.")
    private List<String> allow = new ArrayList<>();

    @Option(
            names = "--free",
            paramLabel = "ATTRIBUTE",
            description = "Take any value of ATTRIBUTE this time, even if results change.")
    private List<String> free = new ArrayList<>();

    @Option(
            names = "--devices",
            paramLabel = "HOW",
            description = "How many devices have to do, this time: any (one will do) or all.")
    private Optional<String> devices = Optional.empty();

    MoreLeeway more() {
        TreeSet<MachineUse.Allowance> allowed = new TreeSet<>();
        allow.forEach(text -> allowed.add(MachineUse.Allowance.parse(text)));
        TreeSet<AttributeKey> freed = new TreeSet<>();
        free.forEach(text -> freed.add(attribute(text)));
        return new MoreLeeway(devices.map(LeewayOptions::quantifier), allowed, freed);
    }

    private static AttributeKey attribute(String text) {
        AttributeKey key = AttributeKey.parse(text);
        AttributeCatalog catalog = AttributeCatalog.builtIn();
        if (catalog.definition(key).isEmpty()) {
            List<String> hints = catalog.nearest(key).stream()
                    .map(near -> "did you mean `" + near + "`?")
                    .toList();
            throw new MalformedText("known attribute", text, "nobody defined it", hints);
        }
        return key;
    }

    private static Quantifier quantifier(String text) {
        return switch (text) {
            case "any" -> Quantifier.ANY;
            case "all" -> Quantifier.ALL;
            default -> throw new MalformedText("number of devices", text, "`any` and `all` are known", List.of());
        };
    }
}
