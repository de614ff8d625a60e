package org.collectivemind.format.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.error.NearestKey;
import org.collectivemind.format.error.SourcePosition;
import org.collectivemind.format.platform.Assertion;
import org.collectivemind.format.platform.Overrides;
import org.collectivemind.format.yaml.YamlNode;
import org.collectivemind.format.yaml.YamlReader;
import org.collectivemind.format.yaml.YamlText;
import org.collectivemind.format.yaml.YamlWriter;

/** Changes {@code targets} in the text of a {@code cm.yaml}, as {@link ManifestEditor} changes the rest of it. */
public final class TargetEditor {
    private static final String TARGETS = "targets";

    private final EditedText edited;
    private final YamlNode.Mapping root;
    private final ProjectManifest before;
    private final String fileName;

    private TargetEditor(String text, String fileName, ProjectManifest before) {
        this.edited = new EditedText(text);
        this.root = YamlReader.read(text, fileName).mapping();
        this.before = before;
        this.fileName = fileName;
    }

    /**
     * Adds a target behind the others. A project that names no targets has {@code host}, and keeps it.
     *
     * @param before what the text says
     * @throws MalformedText where there is a target of that name
     */
    public static String add(String text, String fileName, ProjectManifest before, TargetDeclaration target) {
        return new TargetEditor(text, fileName, before)
                .add(new TargetDeclaration(target.name(), stated(target.source(), fileName)));
    }

    /** Once written, it is the file that says what is set over a description. */
    private static TargetDeclaration.Source stated(TargetDeclaration.Source source, String fileName) {
        if (source instanceof TargetDeclaration.Source.PlatformFile file) {
            return new TargetDeclaration.Source.PlatformFile(file.path(), stated(file.set(), fileName));
        }
        return source instanceof TargetDeclaration.Source.Preset preset
                ? new TargetDeclaration.Source.Preset(preset.name(), stated(preset.set(), fileName))
                : source;
    }

    private static Overrides stated(Overrides set, String fileName) {
        return new Overrides(set.assertions().stream()
                .map(assertion -> Assertion.parse(assertion.text(), fileName))
                .toList());
    }

    /** @throws MalformedText where there is no target of that name, or no other */
    public static String remove(String text, String fileName, ProjectManifest before, TargetName name) {
        return new TargetEditor(text, fileName, before).remove(name);
    }

    private String add(TargetDeclaration target) {
        if (names().contains(target.name())) {
            throw new MalformedText(
                    "new target of `" + fileName + "`",
                    target.name().text(),
                    "it is there already",
                    List.of("`cm target remove " + target.name() + "` removes it"));
        }
        List<TargetDeclaration> targets = new ArrayList<>(before.targets());
        targets.add(target);
        String entry = entry(target);
        String all = YamlText.inFlow(TargetName.HOST.text()) + ": host";
        SourcePosition place = root.optional(TARGETS).map(YamlNode::position).orElse(root.position());
        String text;
        if (root.optional(TARGETS).isEmpty()) {
            text = root.flow()
                    ? edited.text()
                    : edited.append(
                            TARGETS + ":" + edited.lineBreak() + "  " + all + edited.lineBreak() + "  " + entry);
        } else if (root.required(TARGETS) instanceof YamlNode.Mapping mapping) {
            YamlNode last = last(mapping);
            text = mapping.flow()
                    ? edited.insert(last.place().end(), ", " + entry)
                    : edited.insertLineBehind(last, indent(mapping) + entry);
        } else {
            text = insteadOf((YamlNode.Sequence) root.required(TARGETS), all, entry);
        }
        return ManifestEditor.proven(
                text,
                fileName,
                ManifestChange.withTargets(before, targets),
                place,
                "write `" + entry + "` under `targets:` yourself");
    }

    /** A list has no place for a description. */
    private String insteadOf(YamlNode.Sequence list, String host, String entry) {
        return list.flow()
                ? edited.replace(list, "{" + host + ", " + entry + "}")
                : edited.replace(list, host + edited.lineBreak() + indent(list) + entry);
    }

    private static String entry(TargetDeclaration target) {
        Object tree = ProjectTree.target(target.source());
        // The writer takes trees that begin with text as a key, which those of targets do.
        @SuppressWarnings("unchecked")
        String value = tree instanceof Map<?, ?> map
                ? YamlWriter.inFlow((Map<String, ?>) map)
                : YamlText.inFlow(tree.toString());
        return YamlText.inFlow(target.name().text()) + ": " + value;
    }

    private String remove(TargetName name) {
        List<TargetDeclaration> rest = before.targets().stream()
                .filter(target -> !target.name().equals(name))
                .toList();
        if (rest.size() == before.targets().size()) {
            throw new MalformedText(
                    "target of `" + fileName + "`",
                    name.text(),
                    "it is not there",
                    NearestKey.hints(
                            name.text(), names().stream().map(TargetName::text).toList()));
        }
        if (rest.isEmpty()) {
            throw new MalformedText(
                    "target to remove",
                    name.text(),
                    "it is the only one",
                    List.of("`cm target add` adds another one first"));
        }
        YamlNode.Mapping mapping = root.required(TARGETS).mapping();
        YamlNode value = mapping.required(name.text());
        return ManifestEditor.proven(
                mapping.flow() ? cut(mapping, name) : edited.removeLines(mapping.keyPosition(name.text()), value),
                fileName,
                ManifestChange.withTargets(before, rest),
                mapping.keyPosition(name.text()),
                "remove `" + name + "` from `targets:` yourself");
    }

    private String cut(YamlNode.Mapping mapping, TargetName name) {
        List<String> keys = List.copyOf(mapping.entries().keySet());
        int index = keys.indexOf(name.text());
        boolean last = index == keys.size() - 1;
        SourcePosition start =
                last ? mapping.required(keys.get(index - 1)).place().end() : mapping.keyPosition(name.text());
        SourcePosition end =
                last ? mapping.required(name.text()).place().end() : mapping.keyPosition(keys.get(index + 1));
        return edited.replace(edited.offset(start), edited.offset(end), "");
    }

    private List<TargetName> names() {
        return before.targets().stream().map(TargetDeclaration::name).toList();
    }

    private static YamlNode last(YamlNode.Mapping mapping) {
        List<YamlNode> values = List.copyOf(mapping.entries().values());
        return values.get(values.size() - 1);
    }

    private static String indent(YamlNode node) {
        return " ".repeat(node.position().column() - 1);
    }
}
