package org.collectivemind.client.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;

/** {@code file:} as if a host served it. */
final class FileWire implements Wire {
    @Override
    public Reply open(Ask ask, Cancellation cancellation) throws IOException {
        Path file = Path.of(ask.address());
        if (Files.isDirectory(file)) {
            return new FileReply(404, Map.of(), InputStream.nullInputStream());
        }
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
            long size = channel.size();
            long from = ask.from();
            if (from > size) {
                channel.close();
                return new FileReply(416, Map.of(), InputStream.nullInputStream());
            }
            channel.position(from);
            String range = "bytes " + from + '-' + (size - 1) + '/' + size;
            boolean ranged = ask.headers().containsKey("Range");
            Map<String, String> headers = ranged ? Map.of("Content-Range", range) : Map.of();
            return new FileReply(ranged ? 206 : 200, headers, Channels.newInputStream(channel));
        } catch (NoSuchFileException absent) {
            return new FileReply(404, Map.of(), InputStream.nullInputStream());
        } catch (AccessDeniedException denied) {
            return new FileReply(403, Map.of(), InputStream.nullInputStream());
        }
    }

    private static final class FileReply extends Reply {
        private final int status;
        private final Map<String, String> headers;
        private final InputStream body;

        FileReply(int status, Map<String, String> headers, InputStream body) {
            this.status = status;
            this.headers = headers;
            this.body = body;
        }

        @Override
        int status() {
            return status;
        }

        @Override
        Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name));
        }

        @Override
        InputStream body() {
            return body;
        }

        @Override
        public void close() {
            try {
                body.close();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }
}
