package org.collectivemind.testrepos.server;

import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * What the server is going to send, right or wrong. A fault takes the right reply and changes it.
 *
 * @param body where the bytes come from
 * @param from first byte of {@code body} to send
 * @param length how many of them
 * @param surplus bytes sent after those, counted in the declared length
 * @param declared what {@code Content-Length} says
 */
public record Reply(
        int status,
        Headers headers,
        Body body,
        long from,
        long length,
        byte[] surplus,
        Framing framing,
        long declared,
        Delivery delivery) {
    private static final byte[] NO_SURPLUS = {};

    /** How the end of the body is marked. */
    public enum Framing {
        CONTENT_LENGTH,
        CHUNKED,
        /** No length at all: the body ends where the connection does. */
        UNTIL_CLOSE
    }

    static Reply of(int status, Headers headers, Body body) {
        try {
            return of(status, headers, body, 0, body.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Reply of(int status, Headers headers, Body body, long from, long length) {
        return new Reply(
                status, headers, body, from, length, NO_SURPLUS, Framing.CONTENT_LENGTH, length, Delivery.PROMPT);
    }

    static Reply plain(int status) {
        return of(status, Headers.NONE.with("Content-Type", "text/plain"), Body.of("status " + status + "\n"));
    }

    static Reply empty(int status) {
        return of(status, Headers.NONE, Body.of(""));
    }

    /** Status codes that never carry a body nor a length (RFC 9110 §6.4.1). */
    boolean bodiless() {
        return status == 204 || status == 304 || status < 200;
    }

    Reply withHeader(String name, String value) {
        return new Reply(status, headers.with(name, value), body, from, length, surplus, framing, declared, delivery);
    }

    Reply withSurplus(byte[] added) {
        return new Reply(
                status, headers, body, from, length, added.clone(), framing, declared + added.length, delivery);
    }

    Reply withFraming(Framing changed) {
        return new Reply(status, headers, body, from, length, surplus, changed, declared, delivery);
    }

    Reply withDeclared(long changed) {
        return new Reply(status, headers, body, from, length, surplus, framing, changed, delivery);
    }

    Reply withDelivery(Delivery changed) {
        return new Reply(status, headers, body, from, length, surplus, framing, declared, changed);
    }
}
