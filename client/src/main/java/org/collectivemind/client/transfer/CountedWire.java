package org.collectivemind.client.transfer;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** A wire whose requests are heard of. */
record CountedWire(Wire wire, Requests requests) implements Wire {
    @Override
    public Reply open(Ask ask, Cancellation cancellation) throws IOException {
        requests.sent(ask.address());
        return new CountedReply(wire.open(ask, cancellation), requests);
    }

    private static final class CountedReply extends Reply {
        private final Reply reply;
        private final Requests requests;

        CountedReply(Reply reply, Requests requests) {
            this.reply = reply;
            this.requests = requests;
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
            return new CountedBody(reply.body(), requests);
        }

        @Override
        public void close() {
            reply.close();
        }
    }

    private static final class CountedBody extends FilterInputStream {
        private final Requests requests;

        CountedBody(InputStream body, Requests requests) {
            super(body);
            this.requests = requests;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            requests.received(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            requests.received(Math.max(0, count));
            return count;
        }
    }
}
