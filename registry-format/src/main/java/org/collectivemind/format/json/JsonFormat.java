package org.collectivemind.format.json;

/**
 * The number of a format, by which a file starts: {@code {"cm-lock": 1, …}}. Where this code reads several, a file has the smallest
 * that can say what it says, so that older readers read all they can (see {@link JsonObject#requireFormat}).
 *
 * @param key what it is called
 * @param oldest the smallest number this code reads and writes
 * @param newest the greatest
 */
public record JsonFormat(String key, int oldest, int newest) {
    /** A format with one number. */
    public JsonFormat(String key, int only) {
        this(key, only, only);
    }

    /** Writes the newest number. */
    public void write(CanonicalJson json) {
        write(json, newest);
    }

    /** Writes a number. */
    public void write(CanonicalJson json, int number) {
        json.key(key).value(number);
    }

    /** What this code reads, for messages. */
    String known() {
        return oldest == newest ? Integer.toString(newest) : oldest + " to " + newest;
    }
}
