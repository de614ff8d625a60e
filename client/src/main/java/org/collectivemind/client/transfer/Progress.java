package org.collectivemind.client.transfer;

import java.time.Duration;
import java.util.OptionalLong;

/** Who watches downloads. Called by several threads at once and often (each few KiB): return quickly, throw nothing. */
public interface Progress {
    Progress NONE = (label, size) -> Task.NONE;

    /**
     * A transfer begins; what it does is told to the task.
     *
     * @param label what the user knows it by
     * @param size how many bytes it will be, where that is known
     */
    Task started(String label, OptionalLong size);

    /** One transfer. */
    interface Task {
        Task NONE = new Task() {
            @Override
            public void reached(long bytes) {}

            @Override
            public void retrying(String why, Duration wait) {}

            @Override
            public void finished() {}

            @Override
            public void gaveUp() {}
        };

        /** So many bytes are in place, from the start. Less than before when bytes had to be given up. */
        void reached(long bytes);

        /** A source failed; the next try follows after {@code wait}. */
        void retrying(String why, Duration wait);

        /** The file is there; the last call. */
        void finished();

        /** The download ended without the file; the last call. */
        void gaveUp();
    }
}
