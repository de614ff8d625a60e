package org.collectivemind.format.json;

/**
 * A value and the characters it was read from.
 *
 * @param spelling from its first token to its last, as the document has it
 */
public record Spelled<T>(T value, String spelling) {}
