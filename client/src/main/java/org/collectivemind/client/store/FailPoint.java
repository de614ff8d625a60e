package org.collectivemind.client.store;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.collectivemind.format.error.MalformedText;

/**
 * Halts the process at a step, as a kill would: no {@code finally}, no shutdown hook. For tests of the program itself: {@code
 * CM_FAILPOINT=BLOB_COMMITTED:7} in the environment, or the property {@code cm.failpoint}, stops at the seventh blob. Read once
 * when a store is opened; without it a step costs an empty call.
 */
final class FailPoint implements CommitStep.Listener {
    /** What a shell tells of a process that was killed. */
    static final int KILLED = 137;

    private final CommitStep step;
    private final AtomicInteger left;

    private FailPoint(CommitStep step, int occurrence) {
        this.step = step;
        this.left = new AtomicInteger(occurrence);
    }

    static CommitStep.Listener ofTheProcess() {
        return Optional.ofNullable(System.getProperty("cm.failpoint"))
                .or(() -> Optional.ofNullable(System.getenv("CM_FAILPOINT")))
                .filter(text -> !text.isEmpty())
                .map(FailPoint::parse)
                .orElse(CommitStep.Listener.NONE);
    }

    /** @param text a step, or a step, a colon and which time it is reached, from 1 */
    static CommitStep.Listener parse(String text) {
        String[] fields = text.split(":", 2);
        try {
            int occurrence = fields.length == 1 ? 1 : Integer.parseInt(fields[1]);
            return new FailPoint(CommitStep.valueOf(fields[0]), occurrence);
        } catch (IllegalArgumentException unknown) {
            throw new MalformedText(
                    "fail point",
                    text,
                    "STEP or STEP:n is wanted, with one of " + Arrays.toString(CommitStep.values()));
        }
    }

    @Override
    public void reached(CommitStep reached) {
        if (reached == step && left.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(KILLED);
        }
    }
}
