package org.collectivemind.client.transfer;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an answer without a usable body means: try again, or give the source up. */
record Answers(String label, URI from) {
    private static final List<String> LOGIN =
            List.of("a login is read from a `<server>` of ~/.m2/settings.xml, for repositories Maven knows by id");
    private static final List<String> PORTAL = List.of(
            "the answer is a web page: this network may want you to log in first, or a proxy answers in its place");
    static final List<String> CHANGED =
            List.of("the host has another or a damaged file, or something on the way changes it");
    private static final Set<Integer> FINAL_SERVER_ERRORS = Set.of(501, 505, 511);
    private static final Set<Integer> ABSENT = Set.of(404, 410);

    /** For every status that has no meaning of its own to the caller. */
    BadSource refuse(Reply reply) throws Setback {
        int status = reply.status();
        String reason = "HTTP " + status;
        if (isAbsent(reply)) {
            return new NotFound(label, isFile() ? "there is no such file" : reason, from);
        }
        if (status == 408 || status == 425 || status == 429 || status >= 500 && !FINAL_SERVER_ERRORS.contains(status)) {
            throw Setback.answered(reason, status, RetryAfter.of(reply).orElse(null));
        }
        if (status == 511) {
            return new NetworkFailure(label, from, 1, reason, status, PORTAL);
        }
        if (status == 401 || status == 403 || status == 407) {
            return isFile()
                    ? new NetworkFailure(label, from, 1, "permission denied", null, List.of())
                    : new NetworkFailure(label, from, 1, reason + ": access is refused", status, LOGIN);
        }
        return new NetworkFailure(label, from, 1, reason, status, List.of());
    }

    /**
     * A 206 must begin where it was asked to and be of a file of the pinned size.
     *
     * @param continued whether it must also be of the state that was seen before
     */
    void requireRange(Source source, Reply reply, long position, long size, boolean continued) throws Setback {
        if (reply.start().orElse(-1) != position) {
            source.ranges = false;
            throw Setback.because("the host answered with another range than the one asked for");
        }
        long total = reply.total().orElse(size);
        if (total > size) {
            throw SizeMismatch.tooLong(label, size, from, hints(reply));
        }
        if (total < size) {
            throw SizeMismatch.tooShort(label, size, total, from, hints(reply));
        }
        // Some hosts ignore If-Match.
        if (continued
                && source.etag.isPresent()
                && !source.etag.equals(Validators.of(reply).strongEtag())) {
            throw changed(source);
        }
    }

    /** What an answer other than 200 and 206 to a range means. */
    BadSource refuseRange(Source source, Reply reply, long position, long size) throws Setback {
        if (reply.status() == 412) {
            throw changed(source);
        }
        if (reply.status() == 416) {
            source.etag = Optional.empty();
            throw Setback.unless(
                    SizeMismatch.tooShort(label, size, position, from, hints(reply)),
                    "the host has no more than " + position + " bytes");
        }
        return refuse(reply);
    }

    private static Setback changed(Source source) {
        source.etag = Optional.empty();
        return Setback.changed("the file changed on the host while it was fetched");
    }

    static boolean isAbsent(Reply reply) {
        return ABSENT.contains(reply.status());
    }

    /** The digests are of what the file is, so nobody between may have packed it. */
    void requirePlain(Reply reply) {
        Optional<String> encoding = reply.header("Content-Encoding")
                .filter(value -> !value.isBlank() && !value.strip().equalsIgnoreCase("identity"));
        if (encoding.isPresent()) {
            throw new NetworkFailure(
                    label,
                    from,
                    1,
                    "the host packed its answer as `" + encoding.get() + "` though that was not asked for",
                    reply.status(),
                    List.of("switch compression off for this path on the host or its proxy"));
        }
    }

    List<String> hints(Reply reply) {
        return reply.isHtml() ? PORTAL : CHANGED;
    }

    private boolean isFile() {
        return "file".equalsIgnoreCase(from.getScheme());
    }
}
