package org.collectivemind.client.transfer;

import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** The bound on all connections of one {@link Downloader}. Big files have a share of their own, so that they cannot starve what is small. */
final class ConnectionBudget {
    /** What a connection is for. */
    enum Lane {
        SMALL(50),
        BIG(16);

        private final int connections;

        Lane(int connections) {
            this.connections = connections;
        }
    }

    private final Semaphore small = new Semaphore(Lane.SMALL.connections, true);
    private final Semaphore big = new Semaphore(Lane.BIG.connections, true);

    /** An answer to a question, with which the next one in the lane may ask. */
    interface Question {
        Reply ask() throws java.io.IOException;
    }

    /** Asks when it is its turn. The connection counts until the answer is closed. */
    Reply ask(Lane lane, Question question) throws java.io.IOException {
        Semaphore permits = lane == Lane.BIG ? big : small;
        try {
            permits.acquire();
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            throw new TransferInterrupted();
        }
        boolean answered = false;
        try {
            Reply reply = new Counted(question.ask(), permits);
            answered = true;
            return reply;
        } finally {
            if (!answered) {
                permits.release();
            }
        }
    }

    private static final class Counted extends Reply {
        private final Reply reply;
        private final Semaphore permits;
        private boolean closed;

        Counted(Reply reply, Semaphore permits) {
            this.reply = reply;
            this.permits = permits;
        }

        @Override
        int status() {
            return reply.status();
        }

        @Override
        Optional<String> header(String name) {
            return reply.header(name);
        }

        @Override
        InputStream body() {
            return reply.body();
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                permits.release();
                reply.close();
            }
        }
    }
}
