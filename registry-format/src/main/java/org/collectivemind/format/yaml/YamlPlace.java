package org.collectivemind.format.yaml;

import org.collectivemind.format.error.SourcePosition;

/**
 * Where a node stands and what it belongs to.
 *
 * @param start its first character
 * @param end just behind its last character
 * @param key the nearest key above it; empty for the root
 * @param item whether it is an item of the list under that key rather than the key's own value
 */
public record YamlPlace(SourcePosition start, SourcePosition end, String key, boolean item) {

    /** How a message calls the node: {@code the file}, {@code `files`} or {@code an item of `files`}. */
    public String description() {
        if (key.isEmpty()) {
            return item ? "an item" : "the file";
        }
        return (item ? "an item of `" : "`") + key + "`";
    }
}
