package org.collectivemind.format.tool;

import static org.collectivemind.format.json.CanonicalJson.Layout.BLOCK;
import static org.collectivemind.format.json.CanonicalJson.Layout.LINE;

import java.util.List;
import java.util.Optional;
import org.collectivemind.format.attribute.DottedNumber;
import org.collectivemind.format.attribute.ToolName;
import org.collectivemind.format.json.CanonicalJson;
import org.collectivemind.format.json.JsonMember;
import org.collectivemind.format.json.JsonReader;
import org.collectivemind.format.json.JsonShape;

/** A rule in manifests, shards and locks: all of it, so that a newer program's defaults change nothing. */
public final class DetectRuleCodec {
    private static final JsonMember<ToolName> FACT = JsonMember.required("fact", json -> json.text(ToolName::parse));
    private static final JsonMember<List<String>> COMMANDS =
            JsonMember.required("commands", json -> json.list(() -> json.text(DetectRule::command)));
    private static final JsonMember<String> ARGUMENT = JsonMember.required("argument", JsonReader::text);
    private static final JsonMember<VersionPattern> VERSION =
            JsonMember.required("version", json -> json.text(VersionPattern::parse));
    private static final JsonMember<Optional<DottedNumber>> MINIMUM =
            JsonMember.optional("minimum", json -> json.text(DottedNumber::parse));
    private static final JsonMember<Optional<String>> VARIABLE = JsonMember.optional("variable", JsonReader::text);
    private static final JsonMember<List<String>> PATHS =
            JsonMember.optional("paths", List.of(), json -> json.list(() -> json.text(DetectRule::path)));
    private static final JsonShape SHAPE = JsonShape.of(FACT, COMMANDS, ARGUMENT, VERSION, MINIMUM, VARIABLE, PATHS);

    private DetectRuleCodec() {}

    public static void write(CanonicalJson json, DetectRule rule) {
        json.object(BLOCK, () -> {
            json.key(FACT.key()).value(rule.fact().text());
            json.key(COMMANDS.key()).array(LINE, rule.commands(), json::value);
            json.key(ARGUMENT.key()).value(rule.argument());
            json.key(VERSION.key()).value(rule.version().text());
            rule.minimum().ifPresent(least -> json.key(MINIMUM.key()).value(least.toString()));
            rule.variable().ifPresent(name -> json.key(VARIABLE.key()).value(name));
            if (!rule.paths().isEmpty()) {
                json.key(PATHS.key()).array(LINE, rule.paths(), json::value);
            }
        });
    }

    public static DetectRule read(JsonReader json) {
        return json.object(
                SHAPE,
                object -> new DetectRule(
                        object.get(FACT),
                        object.get(COMMANDS),
                        object.get(ARGUMENT),
                        object.get(VERSION),
                        object.get(MINIMUM),
                        object.get(VARIABLE),
                        object.get(PATHS)));
    }
}
