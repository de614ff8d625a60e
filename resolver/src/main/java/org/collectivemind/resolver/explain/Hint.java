package org.collectivemind.resolver.explain;

/**
 * What may help; not tried.
 *
 * @param code stable name; that of an {@link Edit.Code} where such an edit is meant
 * @param text a sentence without a full stop
 */
public record Hint(String code, String text) {}
