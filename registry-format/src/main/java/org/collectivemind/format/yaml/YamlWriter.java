package org.collectivemind.format.yaml;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Prints a tree of Map, List, text, numbers and truth values as YAML, one layout for one tree: what stands at the top is printed
 * in lines, what is below it in brackets where it fits into {@value #WIDTH} columns. {@link YamlReader} reads it back.
 */
public final class YamlWriter {
    private static final int WIDTH = 100;
    private static final String STEP = "  ";

    private final StringBuilder out = new StringBuilder();

    private YamlWriter() {}

    /** @param tree a mapping that is not empty, in the order of the file */
    public static String write(Map<String, ?> tree) {
        YamlWriter writer = new YamlWriter();
        writer.mapping(tree, "", 0);
        return writer.out.toString();
    }

    /** A tree in brackets, on one line. */
    public static String inFlow(Map<String, ?> tree) {
        return flow(tree);
    }

    /** Each key on a line of its own; the first line is already indented. */
    private void mapping(Map<?, ?> mapping, String indent, int depth) {
        String before = "";
        for (Map.Entry<?, ?> entry : mapping.entrySet()) {
            out.append(before)
                    .append(YamlText.inFlow(String.valueOf(entry.getKey())))
                    .append(':');
            value(entry.getValue(), indent, depth + 1);
            before = indent;
        }
    }

    private void value(Object value, String indent, int depth) {
        if (isScalar(value)) {
            out.append(' ').append(scalar(value)).append('\n');
        } else if (isEmpty(value) || depth > 1 && fits(value, indent)) {
            out.append(' ').append(flow(value)).append('\n');
        } else if (value instanceof Map<?, ?> mapping) {
            out.append('\n').append(indent).append(STEP);
            mapping(mapping, indent + STEP, depth);
        } else {
            out.append('\n');
            items((List<?>) value, indent + STEP, depth);
        }
    }

    private void items(List<?> items, String indent, int depth) {
        for (Object item : items) {
            out.append(indent).append('-');
            boolean lines = item instanceof Map<?, ?> mapping
                    && !mapping.isEmpty()
                    && !(fits(item, indent)
                            && (depth > 1 || mapping.values().stream().allMatch(YamlWriter::isScalar)));
            if (isScalar(item)) {
                out.append(' ').append(scalar(item)).append('\n');
            } else if (lines) {
                out.append(' ');
                mapping((Map<?, ?>) item, indent + STEP, depth);
            } else if (isEmpty(item) || fits(item, indent)) {
                out.append(' ').append(flow(item)).append('\n');
            } else {
                out.append('\n');
                items((List<?>) item, indent + STEP, depth);
            }
        }
    }

    private boolean fits(Object value, String indent) {
        int column = out.length() - Math.max(0, out.lastIndexOf("\n") + 1);
        return Math.max(column, indent.length()) + flow(value).length() < WIDTH;
    }

    private static boolean isScalar(Object value) {
        return !(value instanceof Map<?, ?>) && !(value instanceof List<?>);
    }

    private static boolean isEmpty(Object value) {
        return value instanceof Map<?, ?> mapping ? mapping.isEmpty() : ((Collection<?>) value).isEmpty();
    }

    private static String scalar(Object value) {
        return value instanceof String text ? YamlText.inBlock(text) : value.toString();
    }

    private static String flow(Object value) {
        if (value instanceof Map<?, ?> mapping) {
            return mapping.entrySet().stream()
                    .map(entry -> YamlText.inFlow(String.valueOf(entry.getKey())) + ": " + flow(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(YamlWriter::flow).collect(Collectors.joining(", ", "[", "]"));
        }
        return value instanceof String text ? YamlText.inFlow(text) : value.toString();
    }
}
