package org.collectivemind.testrepos.maven;

/** Writes indented XML elements. */
final class Xml {
    private final StringBuilder text = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    private int depth;

    void comment(String words) {
        text.append("<!-- ").append(words).append(" -->\n");
    }

    Xml open(String name, String attributes) {
        indent().append('<').append(name).append(attributes).append(">\n");
        depth++;
        return this;
    }

    Xml close(String name) {
        depth--;
        indent().append("</").append(name).append(">\n");
        return this;
    }

    void nested(String name, Runnable content) {
        open(name, "");
        content.run();
        close(name);
    }

    void element(String name, String value) {
        indent().append('<').append(name).append('>').append(escaped(value));
        text.append("</").append(name).append(">\n");
    }

    void elementUnlessEmpty(String name, String value) {
        if (!value.isEmpty()) {
            element(name, value);
        }
    }

    String text() {
        return text.toString();
    }

    private StringBuilder indent() {
        return text.append("  ".repeat(depth));
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
