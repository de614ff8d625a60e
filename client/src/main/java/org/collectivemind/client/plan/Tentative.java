package org.collectivemind.client.plan;

import java.time.Duration;
import java.util.OptionalLong;
import org.collectivemind.client.transfer.Progress;

/** Watches a transfer that may turn out to have been in vain, and then is not told of as one that finished. */
final class Tentative implements Progress {
    private final Progress progress;
    private volatile boolean succeeded;

    Tentative(Progress progress) {
        this.progress = progress;
    }

    /** It was not in vain; said before it ends. */
    void succeeded() {
        succeeded = true;
    }

    @Override
    public Task started(String label, OptionalLong size) {
        Task task = progress.started(label, size);
        return new Task() {
            @Override
            public void reached(long bytes) {
                task.reached(bytes);
            }

            @Override
            public void retrying(String why, Duration wait) {
                task.retrying(why, wait);
            }

            @Override
            public void finished() {
                if (succeeded) {
                    task.finished();
                } else {
                    task.gaveUp();
                }
            }

            @Override
            public void gaveUp() {
                task.gaveUp();
            }
        };
    }
}
