package org.collectivemind.format.yaml;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.collectivemind.format.error.MalformedFile;
import org.collectivemind.format.error.SourcePosition;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads one YAML document from the event stream of SnakeYAML, whose constructors are never used. Refused at line and column:
 * duplicate keys, anchors and aliases, merge keys, tags, further documents, keys that are not text, more than {@value #DEEPEST}
 * levels, {@value #MOST_NODES} nodes or {@value #LARGEST} bytes.
 */
public final class YamlReader {
    /** Bytes of UTF-8. */
    public static final int LARGEST = 1 << 20;

    public static final int DEEPEST = 64;
    public static final int MOST_NODES = 100_000;

    private final ParserImpl events;
    private final String fileName;
    private int nodes;

    private YamlReader(String text, String fileName) {
        this.events = new ParserImpl(new StreamReader(text), new LoaderOptions());
        this.fileName = fileName;
    }

    /** @param fileName how messages call the file */
    public static YamlNode read(String text, String fileName) {
        SourcePosition top = new SourcePosition(fileName, 1, 1);
        if (text.length() > LARGEST || text.getBytes(StandardCharsets.UTF_8).length > LARGEST) {
            throw new MalformedFile(top, "the file is larger than 1 MiB", List.of());
        }
        try {
            return new YamlReader(text, fileName).document(top);
        } catch (YAMLException problem) {
            throw SyntaxProblem.of(problem, text, fileName);
        }
    }

    private YamlNode document(SourcePosition top) {
        events.getEvent();
        if (events.checkEvent(Event.ID.StreamEnd)) {
            throw new MalformedFile(top, "the file is empty", List.of());
        }
        events.getEvent();
        YamlNode root = node(events.getEvent(), "", false, 1);
        events.getEvent();
        if (!events.checkEvent(Event.ID.StreamEnd)) {
            throw failure(
                    events.peekEvent(), "a second document begins", "a file holds one document: remove the `---`");
        }
        return root;
    }

    private YamlNode node(Event event, String key, boolean item, int depth) {
        checkAllowed(event, depth);
        if (event instanceof ScalarEvent scalar) {
            YamlPlace place = new YamlPlace(position(event.getStartMark()), position(event.getEndMark()), key, item);
            return new YamlNode.Scalar(place, scalar.getValue(), !scalar.isPlain());
        }
        boolean flow = ((CollectionStartEvent) event).isFlow();
        return event.is(Event.ID.SequenceStart)
                ? sequence(event, key, item, depth, flow)
                : mapping(event, key, item, depth, flow);
    }

    private void checkAllowed(Event event, int depth) {
        if (event.is(Event.ID.Alias)) {
            throw failure(event, "aliases (`*name`) are not allowed", "write the value out");
        }
        if (((NodeEvent) event).getAnchor() != null) {
            throw failure(event, "anchors (`&name`) are not allowed", "write the value out where it is used");
        }
        String tag = event instanceof ScalarEvent scalar ? scalar.getTag() : ((CollectionStartEvent) event).getTag();
        if (tag != null) {
            throw failure(event, "tags (`!name`) are not allowed", "put the text in quotes if it begins with `!`");
        }
        if (depth > DEEPEST) {
            throw failure(event, "more than " + DEEPEST + " levels are nested");
        }
        if (++nodes > MOST_NODES) {
            throw failure(event, "the file has more than " + MOST_NODES + " values");
        }
    }

    private YamlNode sequence(Event start, String key, boolean item, int depth, boolean flow) {
        List<YamlNode> items = new ArrayList<>();
        SourcePosition end = position(start.getStartMark());
        while (!events.checkEvent(Event.ID.SequenceEnd)) {
            YamlNode node = node(events.getEvent(), key, true, depth + 1);
            items.add(node);
            end = node.place().end();
        }
        end = flow ? position(events.peekEvent().getEndMark()) : end;
        events.getEvent();
        return new YamlNode.Sequence(new YamlPlace(position(start.getStartMark()), end, key, item), items, flow);
    }

    private YamlNode mapping(Event start, String key, boolean item, int depth, boolean flow) {
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        Map<String, SourcePosition> keys = new LinkedHashMap<>();
        SourcePosition end = position(start.getStartMark());
        while (!events.checkEvent(Event.ID.MappingEnd)) {
            Event keyEvent = events.getEvent();
            String name = key(keyEvent, keys);
            keys.put(name, position(keyEvent.getStartMark()));
            YamlNode node = node(events.getEvent(), name, false, depth + 1);
            entries.put(name, node);
            end = node.place().end();
        }
        end = flow ? position(events.peekEvent().getEndMark()) : end;
        events.getEvent();
        YamlPlace place = new YamlPlace(position(start.getStartMark()), end, key, item);
        return new YamlNode.Mapping(place, entries, keys, flow);
    }

    private String key(Event event, Map<String, SourcePosition> before) {
        checkAllowed(event, 0);
        if (!(event instanceof ScalarEvent scalar) || scalar.getValue().isEmpty()) {
            throw failure(event, "a key must be text");
        }
        String name = scalar.getValue();
        if (scalar.isPlain() && name.equals("<<")) {
            throw failure(event, "merge keys (`<<`) are not allowed", "write the entries out");
        }
        SourcePosition first = before.get(name);
        if (first != null) {
            throw failure(event, "key `" + name + "` appears twice", "it is first given at line " + first.line());
        }
        return name;
    }

    private MalformedFile failure(Event event, String what, String... hints) {
        return new MalformedFile(position(event.getStartMark()), what, List.of(hints));
    }

    private SourcePosition position(Mark mark) {
        return new SourcePosition(fileName, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
