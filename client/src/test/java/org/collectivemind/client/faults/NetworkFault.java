package org.collectivemind.client.faults;

import java.time.Duration;
import java.util.List;
import org.collectivemind.testrepos.server.Body;
import org.collectivemind.testrepos.server.Fault;

/**
 * A way in which a server, a proxy or a network goes wrong, and what that must lead to (docs/reference/faults.md).
 *
 * @param once the exit codes allowed where it happens to the first request only
 * @param always the exit codes allowed where it happens to every request; 0 for what does no harm
 */
record NetworkFault(String name, Fault fault, List<Integer> once, List<Integer> always) {
    private static final List<Integer> DONE = List.of(0);
    private static final List<Integer> NETWORK = List.of(4);
    private static final List<Integer> INTEGRITY = List.of(5);
    private static final List<Integer> REFUSED = List.of(4, 5);
    private static final List<Integer> DONE_OR_REFUSED = List.of(0, 4, 5);

    /** Every row of notes/security.md §5. */
    static List<NetworkFault> all() {
        Duration silence = Duration.ofSeconds(20);
        return List.of(
                new NetworkFault("500", Fault.status(500), DONE, NETWORK),
                new NetworkFault("503", Fault.status(503), DONE, NETWORK),
                new NetworkFault("503-retry-after", Fault.status(503).retryAfter(1), DONE, NETWORK),
                new NetworkFault("429-retry-after", Fault.tooManyRequests(1), DONE, NETWORK),
                new NetworkFault("403", Fault.status(403), REFUSED, NETWORK),
                new NetworkFault("404", Fault.status(404), REFUSED, NETWORK),
                new NetworkFault("reset-unanswered", Fault.resetUnanswered(), DONE, NETWORK),
                new NetworkFault("reset", Fault.resetAfter(100), DONE, NETWORK),
                new NetworkFault("truncated", Fault.truncateAfter(100), DONE, NETWORK),
                new NetworkFault("empty", Fault.truncateAfter(0), DONE, NETWORK),
                new NetworkFault(
                        "truncated-without-length",
                        Fault.untilClose().and(Fault.truncateAfter(100)),
                        DONE_OR_REFUSED,
                        REFUSED),
                new NetworkFault("extra-bytes", Fault.extraBytes(7), DONE_OR_REFUSED, DONE_OR_REFUSED),
                new NetworkFault("length-too-big", Fault.wrongLength(1L << 40), DONE_OR_REFUSED, DONE_OR_REFUSED),
                new NetworkFault("length-too-small", Fault.wrongLength(50), DONE_OR_REFUSED, DONE_OR_REFUSED),
                new NetworkFault("no-length", Fault.untilClose(), DONE, DONE),
                new NetworkFault("chunked", Fault.chunked(), DONE, DONE),
                new NetworkFault("gzipped", Fault.gzipped(), DONE_OR_REFUSED, REFUSED),
                new NetworkFault("whole-file-for-a-range", Fault.ignoreRange(), DONE, DONE),
                new NetworkFault("another-range", Fault.shiftedRange(10), DONE_OR_REFUSED, DONE_OR_REFUSED),
                new NetworkFault(
                        "wrong-content-range",
                        Fault.header("Content-Range", "bytes 5-9/10"),
                        DONE_OR_REFUSED,
                        DONE_OR_REFUSED),
                new NetworkFault(
                        "malformed-content-range",
                        Fault.header("Content-Range", "bytes nonsense"),
                        DONE_OR_REFUSED,
                        DONE_OR_REFUSED),
                new NetworkFault("flipped-byte", Fault.atOffset(1000, Fault::flipByte), DONE_OR_REFUSED, INTEGRITY),
                new NetworkFault(
                        "other-file", Fault.replaceWith(Body.generated(99, 100_000)), DONE_OR_REFUSED, REFUSED),
                new NetworkFault("captive-portal", Fault.captivePortal(), DONE_OR_REFUSED, INTEGRITY),
                new NetworkFault("stale-304", Fault.staleNotModified(), DONE_OR_REFUSED, REFUSED),
                new NetworkFault("slowloris", Fault.trickle(1, Duration.ofSeconds(1)), DONE, NETWORK),
                new NetworkFault("stall", Fault.stall(100, silence), DONE, NETWORK),
                new NetworkFault("hang-before-headers", Fault.hang(silence), DONE, NETWORK),
                new NetworkFault("redirect-loop", Fault.redirectToItself(), DONE, NETWORK),
                new NetworkFault("redirect-to-file", Fault.redirect("file:///etc/hostname"), NETWORK, NETWORK),
                new NetworkFault(
                        "redirect-to-metadata", Fault.redirect("http://169.254.169.254/latest"), NETWORK, NETWORK),
                new NetworkFault(
                        "redirect-to-nowhere", Fault.redirect("http://nosuch.localhost:9/"), DONE_OR_REFUSED, NETWORK));
    }

    @Override
    public String toString() {
        return name;
    }
}
