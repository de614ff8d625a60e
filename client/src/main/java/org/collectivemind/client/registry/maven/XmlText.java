package org.collectivemind.client.registry.maven;

/** Writes XML: indented, escaped, the same bytes each time. */
final class XmlText {
    private final StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    private int depth;

    XmlText open(String name, String attributes) {
        indent().append('<').append(name).append(attributes).append(">\n");
        depth++;
        return this;
    }

    XmlText open(String name) {
        return open(name, "");
    }

    XmlText close(String name) {
        depth--;
        indent().append("</").append(name).append(">\n");
        return this;
    }

    XmlText element(String name, String content) {
        indent().append('<').append(name).append('>');
        content.codePoints().forEach(this::character);
        text.append("</").append(name).append(">\n");
        return this;
    }

    private StringBuilder indent() {
        return text.append("  ".repeat(depth));
    }

    private void character(int character) {
        switch (character) {
            case '&' -> text.append("&amp;");
            case '<' -> text.append("&lt;");
            case '>' -> text.append("&gt;");
            case '\r' -> text.append("&#13;");
            default -> text.appendCodePoint(isAllowed(character) ? character : 0xFFFD);
        }
    }

    /** XML 1.0 §2.2: the rest cannot be written at all, not even escaped. */
    private static boolean isAllowed(int character) {
        return character == '\t'
                || character == '\n'
                || character >= 0x20 && character <= 0xD7FF
                || character >= 0xE000 && character <= 0xFFFD
                || character >= 0x10000;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
