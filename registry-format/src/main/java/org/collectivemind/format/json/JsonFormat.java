package org.collectivemind.format.json;

/**
 * The number of a format, by which a file starts: {@code {"cm-lock": 1, …}}.
 *
 * @param key what it is called
 * @param known the only number this code reads and writes
 */
public record JsonFormat(String key, int known) {
    /** Writes it. */
    public void write(CanonicalJson json) {
        json.key(key).value(known);
    }
}
