package org.collectivemind.client.cli;

import java.util.OptionalLong;
import org.collectivemind.client.transfer.Progress;

/** Shows transfers while a command runs. */
interface ProgressDisplay extends Progress, AutoCloseable {
    /** Shows nothing. */
    ProgressDisplay NONE = new ProgressDisplay() {
        @Override
        public Task started(String label, OptionalLong size) {
            return Task.NONE;
        }
    };

    /** What is to come, where that is known beforehand. @param bytes of all files together */
    default void expect(int files, long bytes) {}

    /** Says what is still to be said; then nothing any more. */
    @Override
    default void close() {}
}
