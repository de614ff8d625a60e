package org.collectivemind.testrepos.server;

import java.time.Duration;
import java.util.function.LongFunction;
import org.collectivemind.testrepos.server.Delivery.Ending;
import org.collectivemind.testrepos.server.Reply.Framing;

/**
 * One way in which a server, a proxy or a network goes wrong (notes/security.md §5). Offsets count bytes of the body of the
 * reply they spoil. Faults combine: {@code Fault.chunked().and(Fault.truncateAfter(10))}.
 */
public sealed interface Fault
        permits Fault.None,
                Fault.Both,
                Fault.Status,
                Fault.ExtraBytes,
                Fault.WrongLength,
                Fault.Framed,
                Fault.Gzipped,
                Fault.Header,
                Fault.ReplaceWith,
                Fault.Redirect,
                Fault.RedirectToItself,
                Fault.StaleNotModified,
                DeliveryFault,
                RangeFault {
    /** The reply to send, made from what {@code next} would answer. */
    Reply answer(Request request, Service next);

    /** This fault, then the other one over its result. */
    default Fault and(Fault other) {
        return new Both(this, other);
    }

    /** Correct service: the gap between two faults of a script. */
    static Fault none() {
        return new None();
    }

    static Status status(int status) {
        return new Status(status, Headers.NONE, Body.of("status " + status + "\n"));
    }

    /** {@code 429 Too Many Requests} with {@code Retry-After}. */
    static Fault tooManyRequests(int seconds) {
        return status(429).retryAfter(seconds);
    }

    /** A proxy's login page: {@code 200}, HTML, whatever was asked for. */
    static Fault captivePortal() {
        return new Status(
                200,
                Headers.NONE.with("Content-Type", "text/html; charset=utf-8"),
                Body.of("<!DOCTYPE html><html><body>Please log in to use this network</body></html>\n"));
    }

    /** The connection is reset after so many bytes of the body. */
    static Fault resetAfter(long bytes) {
        return new DeliveryFault.EndEarly(bytes, Ending.RESET);
    }

    /** The connection is reset instead of any answer. */
    static Fault resetUnanswered() {
        return new DeliveryFault.EndEarly(0, Ending.RESET_UNANSWERED);
    }

    /** The body stops and the connection closes, though {@code Content-Length} promised more. */
    static Fault truncateAfter(long bytes) {
        return new DeliveryFault.EndEarly(bytes, Ending.CLOSE);
    }

    /** So many zero bytes too many, with a {@code Content-Length} that counts them. */
    static Fault extraBytes(int count) {
        return new ExtraBytes(count);
    }

    /** {@code Content-Length} says this; the body is sent as it is, then the connection closes. */
    static Fault wrongLength(long declared) {
        return new WrongLength(declared);
    }

    /** No {@code Content-Length}: the body ends with the connection. */
    static Fault untilClose() {
        return new Framed(Framing.UNTIL_CLOSE);
    }

    static Fault chunked() {
        return new Framed(Framing.CHUNKED);
    }

    /** {@code Content-Encoding: gzip}, though nobody asked. The body is compressed in memory. */
    static Fault gzipped() {
        return new Gzipped();
    }

    /** {@code 200} and the whole file in answer to a range. */
    static Fault ignoreRange() {
        return new RangeFault.IgnoreRange();
    }

    /** {@code 206} for another range than the one asked for: it starts that much later. */
    static Fault shiftedRange(long by) {
        return new RangeFault.ShiftedRange(by);
    }

    /** A header field that says something else than the truth. */
    static Fault header(String name, String value) {
        return new Header(name, value);
    }

    /** A fault at one place of the file, whichever range is asked for; replies that do not hold the place are right. */
    static Fault atOffset(long offset, LongFunction<Fault> inReply) {
        return new RangeFault.AtOffset(offset, inReply);
    }

    /** From this request on, the path holds another file: new bytes, new entity tag. */
    static Fault replaceWith(Body body) {
        return new ReplaceWith(body);
    }

    /** So many bytes, a pause, and so on: slowloris. */
    static Fault trickle(int bytes, Duration interval) {
        return new DeliveryFault.Trickle(bytes, interval);
    }

    /** Sending pauses once in the middle of the body, then goes on. */
    static Fault stall(long afterBytes, Duration pause) {
        return new DeliveryFault.Stall(afterBytes, pause);
    }

    /** Nothing at all for a while, then the answer. */
    static Fault hang(Duration pause) {
        return new DeliveryFault.Hang(pause);
    }

    /** {@code 302} to any text, even one no client should follow ({@code file:}, {@code http:} after https). */
    static Fault redirect(String location) {
        return new Redirect(302, location);
    }

    /** {@code 302} to the same path with another query; n of them in a script are n hops, always one is a loop. */
    static Fault redirectToItself() {
        return new RedirectToItself();
    }

    /** {@code 304}, though the client's copy is not the current one (or it has none). */
    static Fault staleNotModified() {
        return new StaleNotModified();
    }

    /** One byte arrives inverted. */
    static Fault flipByte(long at) {
        return new DeliveryFault.FlipByte(at);
    }

    record None() implements Fault {
        @Override
        public Reply answer(Request request, Service next) {
            return next.answer(request);
        }
    }

    record Both(Fault inner, Fault outer) implements Fault {
        @Override
        public Reply answer(Request request, Service next) {
            return outer.answer(request, new Service() {
                @Override
                public Reply answer(Request passed) {
                    return inner.answer(passed, next);
                }

                @Override
                public void replace(String path, Body body) {
                    next.replace(path, body);
                }
            });
        }
    }

    /** A fixed answer. */
    record Status(int status, Headers headers, Body body) implements Fault {
        public Status retryAfter(int seconds) {
            return header("Retry-After", Integer.toString(seconds));
        }

        public Status header(String name, String value) {
            return new Status(status, headers.with(name, value), body);
        }

        public Status text(String text) {
            return new Status(status, headers, Body.of(text));
        }

        @Override
        public Reply answer(Request request, Service next) {
            return Reply.of(status, headers, body);
        }
    }

    record ExtraBytes(int count) implements Fault {
        @Override
        public Reply answer(Request request, Service next) {
            return next.answer(request).withSurplus(new byte[count]);
        }
    }

    record WrongLength(long declared) implements Fault {
        @Override
        public Reply answer(Request request, Service next) {
            return next.answer(request).withDeclared(declared);
        }
    }

    record Framed(Framing framing) implements Fault {
        @Override
        public Reply answer(Request request, Service next) {
            return next.answer(request).withFraming(framing);
        }
    }

    record Gzipped() implements Fault {
        @Override
        public Reply answer(Request request, Service next) {
            Reply reply = next.answer(request);
            Headers headers = reply.headers().with("Content-Encoding", "gzip");
            return Reply.of(reply.status(), headers, Compression.gzip(reply)).withDelivery(reply.delivery());
        }
    }

    record Header(String name, String value) implements Fault {
        @Override
        public Reply answer(Request request, Service next) {
            return next.answer(request).withHeader(name, value);
        }
    }

    record ReplaceWith(Body body) implements Fault {
        @Override
        public Reply answer(Request request, Service next) {
            next.replace(request.path(), body);
            return next.answer(request);
        }
    }

    record Redirect(int status, String location) implements Fault {
        @Override
        public Reply answer(Request request, Service next) {
            return Reply.plain(status).withHeader("Location", location);
        }
    }

    record RedirectToItself() implements Fault {
        @Override
        public Reply answer(Request request, Service next) {
            // A new query each time: a client that only compares addresses sees no loop.
            String[] parts = request.target().split("\\?hop=", 2);
            int hop = parts.length == 2 ? Integer.parseInt(parts[1]) + 1 : 1;
            return Reply.plain(302).withHeader("Location", parts[0] + "?hop=" + hop);
        }
    }

    record StaleNotModified() implements Fault {
        @Override
        public Reply answer(Request request, Service next) {
            return Reply.empty(304)
                    .withHeader("ETag", request.headers().first("If-None-Match").orElse("\"stale\""));
        }
    }
}
