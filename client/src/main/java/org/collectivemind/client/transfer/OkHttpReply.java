package org.collectivemind.client.transfer;

import java.io.InputStream;
import java.util.Optional;
import okhttp3.Response;

/** An answer from OkHttp. */
final class OkHttpReply extends Reply {
    private final Response response;
    private final Runnable closed;

    OkHttpReply(Response response, Runnable closed) {
        this.response = response;
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
        response.close();
    }
}
