package org.collectivemind.client.transfer;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a host said to tell one state of a document from another (RFC 9110 §8.8): the values of {@code ETag} and {@code
 * Last-Modified} as they came, each optional in HTTP.
 */
public record Validators(Optional<String> etag, Optional<String> lastModified) {
    public static final Validators NONE = new Validators(Optional.empty(), Optional.empty());

    private static final Pattern SENDABLE = Pattern.compile("[\\x20-\\x7e]{1,1000}");

    /** Values that could not be sent back in a header are dropped. */
    public Validators {
        etag = etag.filter(value -> SENDABLE.matcher(value).matches());
        lastModified = lastModified.filter(value -> SENDABLE.matcher(value).matches());
    }

    static Validators of(Reply reply) {
        return new Validators(reply.header("ETag"), reply.header("Last-Modified"));
    }

    boolean isEmpty() {
        return etag.isEmpty() && lastModified.isEmpty();
    }

    /** The entity tag where it promises byte equality. */
    Optional<String> strongEtag() {
        return etag.filter(value -> value.startsWith("\""));
    }
}
