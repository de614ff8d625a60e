package org.collectivemind.client.transfer;

import java.io.InputStream;
import java.util.Optional;
import okhttp3.Response;

/** An answer from OkHttp. */
final class OkHttpReply extends Reply {
    /** Up to here the rest of a body is worth the connection it keeps alive. */
    private static final long SHORT = 64 << 10;

    private final Response response;
    private final Runnable cancel;
    private final Runnable closed;

    /** @param cancel ends the call, if it has not ended */
    OkHttpReply(Response response, Runnable cancel, Runnable closed) {
        this.response = response;
        this.cancel = cancel;
        this.closed = closed;
    }

    @Override
    int status() {
        return response.code();
    }

    @Override
    Optional<String> header(String name) {
        return Optional.ofNullable(response.header(name));
    }

    @Override
    InputStream body() {
        return response.body().byteStream();
    }

    @Override
    public void close() {
        closed.run();
        // OkHttp would read on for 100 ms to keep the connection, which may be 50 MB. Of a body that was read it is a
        // no-op.
        if (response.body().contentLength() > SHORT) {
            cancel.run();
        }
        response.close();
    }
}
