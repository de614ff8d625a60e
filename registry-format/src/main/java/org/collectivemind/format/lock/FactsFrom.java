package org.collectivemind.format.lock;

import org.collectivemind.format.error.MalformedText;

/** Where the facts came from by which a target was solved. Not the facts: these are no business of a lock. */
public sealed interface FactsFrom {
    /** As the lock has it. */
    String text();

    /** For messages. */
    default String words() {
        return text();
    }

    /** @throws MalformedText for none of the four */
    static FactsFrom parse(String text) {
        int blank = text.indexOf(' ');
        String rest = blank < 0 ? "" : text.substring(blank + 1);
        if (text.equals(Host.TEXT)) {
            return new Host();
        }
        if (text.equals(Inline.TEXT)) {
            return new Inline();
        }
        if (text.startsWith(Preset.WORD) && !rest.isEmpty()) {
            return new Preset(rest);
        }
        if (text.startsWith(File.WORD) && !rest.isEmpty()) {
            return new File(rest);
        }
        throw new MalformedText("source of facts", text, "`host`, `inline`, `preset NAME` and `file PATH` are known");
    }

    /** The machine that ran {@code cm lock}. */
    record Host() implements FactsFrom {
        private static final String TEXT = "host";

        @Override
        public String text() {
            return TEXT;
        }

        @Override
        public String words() {
            return "the machine that locks";
        }
    }

    /** The manifest itself. */
    record Inline() implements FactsFrom {
        private static final String TEXT = "inline";

        @Override
        public String text() {
            return TEXT;
        }

        @Override
        public String words() {
            return "facts in cm.yaml";
        }
    }

    /** A description that comes with the program. */
    record Preset(String name) implements FactsFrom {
        private static final String WORD = "preset ";

        @Override
        public String text() {
            return WORD + name;
        }
    }

    /** A platform file. @param path as the manifest names it, relative to the project */
    record File(String path) implements FactsFrom {
        private static final String WORD = "file ";

        @Override
        public String text() {
            return WORD + path;
        }
    }
}
