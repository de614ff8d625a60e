package org.collectivemind.format.json;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.collectivemind.format.error.MalformedText;

/**
 * Writes JSON of which equal values have equal bytes: UTF-8, LF, keys in the order the codec writes them, strings escaped as in
 * RFC 8785 §3.2.2.2. The compact form is one line without spaces; the pretty form indents by two spaces and keeps on one line
 * what the codec calls a {@link Layout#LINE}. Either ends with a line feed.
 */
public final class CanonicalJson {
    /** How an object or an array lies in the pretty form. Everything inside a line is on that line. */
    public enum Layout {
        /** One member per line. */
        BLOCK,
        LINE
    }

    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final boolean pretty;
    private final StringBuilder out = new StringBuilder(1024);
    private final Deque<Layout> open = new ArrayDeque<>();
    private boolean first = true;
    private boolean afterKey;

    private CanonicalJson(boolean pretty) {
        this.pretty = pretty;
    }

    public static CanonicalJson pretty() {
        return new CanonicalJson(true);
    }

    public static CanonicalJson compact() {
        return new CanonicalJson(false);
    }

    public CanonicalJson object(Layout layout, Runnable members) {
        return container('{', layout, members, '}');
    }

    public CanonicalJson array(Layout layout, Runnable elements) {
        return container('[', layout, elements, ']');
    }

    /** An array with what {@code write} makes of each element. */
    public <T> CanonicalJson array(Layout layout, Collection<T> elements, Consumer<? super T> write) {
        return array(layout, () -> elements.forEach(write));
    }

    /** An object with a member per entry, in the map's order; {@code write} writes the value. */
    public <K, V> CanonicalJson map(Layout layout, Map<K, V> entries, Consumer<? super V> write) {
        BiConsumer<K, V> member = (key, value) -> {
            key(key.toString());
            write.accept(value);
        };
        return object(layout, () -> entries.forEach(member));
    }

    public CanonicalJson key(String key) {
        separate();
        quote(key);
        out.append(pretty ? ": " : ":");
        afterKey = true;
        return this;
    }

    public CanonicalJson value(String text) {
        separate();
        quote(text);
        return this;
    }

    public CanonicalJson value(long number) {
        separate();
        out.append(number);
        return this;
    }

    public CanonicalJson value(boolean flag) {
        separate();
        out.append(flag);
        return this;
    }

    /** A string, number, boolean, list or map, as {@code Meta} holds them. */
    public CanonicalJson plain(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map(Layout.LINE, map, this::plain);
        }
        if (value instanceof Collection<?> list) {
            return array(Layout.LINE, list, this::plain);
        }
        if (value instanceof Number number) {
            separate();
            out.append(PlainNumber.text(number));
            return this;
        }
        return value instanceof Boolean flag ? value((boolean) flag) : value((String) value);
    }

    public byte[] bytes() {
        return text().getBytes(StandardCharsets.UTF_8);
    }

    public String text() {
        if (!open.isEmpty() || afterKey) {
            throw new IllegalStateException("the JSON is not complete");
        }
        return out + "\n";
    }

    private CanonicalJson container(char begin, Layout layout, Runnable content, char end) {
        separate();
        out.append(begin);
        open.push(open.peek() == Layout.LINE || !pretty ? Layout.LINE : layout);
        first = true;
        content.run();
        Layout closed = open.pop();
        if (closed == Layout.BLOCK && !first) {
            indent();
        }
        out.append(end);
        first = false;
        return this;
    }

    private void separate() {
        if (afterKey) {
            afterKey = false;
            return;
        }
        if (!first) {
            out.append(',');
        }
        if (open.peek() == Layout.BLOCK) {
            indent();
        } else if (!first && pretty) {
            out.append(' ');
        }
        first = false;
    }

    private void indent() {
        out.append('\n').append("  ".repeat(open.size()));
    }

    private void quote(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                control(c);
            } else if (Character.isSurrogate(c)) {
                i = pair(text, i);
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    private void control(char c) {
        int shorthand = "\b\t\n\f\r".indexOf(c);
        if (shorthand >= 0) {
            out.append('\\').append("btnfr".charAt(shorthand));
        } else {
            out.append("\\u00").append(HEX[c >> 4]).append(HEX[c & 15]);
        }
    }

    private int pair(String text, int index) {
        if (!Character.isSurrogatePair(text.charAt(index), index + 1 < text.length() ? text.charAt(index + 1) : ' ')) {
            throw new MalformedText("Unicode text", text, "half of a surrogate pair stands alone");
        }
        out.append(text, index, index + 2);
        return index + 1;
    }
}
