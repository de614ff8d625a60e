package org.collectivemind.format.attribute;

/**
 * What the catalog says of one attribute.
 *
 * @param match how a bare value is meant in a mapping: {@code mem.total: 16GiB} asks for at least that
 * @param missing what it means that a variant does not state the attribute
 */
public record AttributeDefinition(
        AttributeKey key,
        AttributeType type,
        AttributeClass attributeClass,
        Scope scope,
        Match match,
        Missing missing) {

    /** What has the property. */
    public enum Scope {
        PLATFORM,
        DEVICE,
        /** A platform and a device alike: {@code mem.total}. */
        BOTH;

        public boolean ofDevice() {
            return this != PLATFORM;
        }
    }

    /** How a bare value is meant. */
    public enum Match {
        EQUAL,
        AT_LEAST,
        HAS
    }

    /** How a variant without the attribute answers a wish for it. */
    public enum Missing {
        /** It fits any wish. */
        ANY,
        /** It fits none. */
        NONE
    }
}
