package org.collectivemind.testrepos.server;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.LongConsumer;
import org.collectivemind.testrepos.server.Delivery.Ending;
import org.collectivemind.testrepos.server.Reply.Framing;

/** Sends replies over one connection as their {@link Delivery} says. */
final class ReplyWriter {
    /** Lets a thread wait, but not beyond the end of the server. */
    interface Pause {
        /** @throws IOException when the server closed meanwhile */
        void sleep(Duration duration) throws IOException;
    }

    private static final int BUFFER = 1 << 16;

    private final Socket socket;
    private final OutputStream out;
    private final Pause pause;

    ReplyWriter(Socket socket, Pause pause) throws IOException {
        this.socket = socket;
        this.out = new BufferedOutputStream(socket.getOutputStream(), BUFFER);
        this.pause = pause;
    }

    /**
     * @param sent told the number of body bytes of each write
     * @return whether the connection can carry another reply
     */
    boolean write(Request request, Reply reply, LongConsumer sent) throws IOException {
        Delivery delivery = reply.delivery();
        pause.sleep(delivery.silence());
        if (delivery.ending() == Ending.RESET_UNANSWERED) {
            return reset();
        }
        writeHead(reply);
        if (request.method().equals("HEAD") || reply.bodiless()) {
            out.flush();
            return true;
        }
        boolean whole = writeBody(reply, sent);
        if (!whole) {
            out.flush();
            return delivery.ending() == Ending.RESET ? reset() : false;
        }
        if (reply.framing() == Framing.CHUNKED) {
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        out.flush();
        long length = reply.length() + reply.surplus().length;
        return reply.framing() == Framing.CHUNKED
                || reply.framing() == Framing.CONTENT_LENGTH && reply.declared() == length;
    }

    private boolean reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
        return false;
    }

    private void writeHead(Reply reply) throws IOException {
        StringBuilder head =
                new StringBuilder("HTTP/1.1 " + reply.status() + " " + Reasons.of(reply.status()) + "\r\n");
        for (Headers.Field field : reply.headers().fields()) {
            head.append(field.name()).append(": ").append(field.value()).append("\r\n");
        }
        if (!reply.bodiless()) {
            switch (reply.framing()) {
                case CONTENT_LENGTH ->
                    head.append("Content-Length: ").append(reply.declared()).append("\r\n");
                case CHUNKED -> head.append("Transfer-Encoding: chunked\r\n");
                case UNTIL_CLOSE -> head.append("Connection: close\r\n");
            }
        }
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    private boolean writeBody(Reply reply, LongConsumer sent) throws IOException {
        Delivery delivery = reply.delivery();
        long total = reply.length() + reply.surplus().length;
        byte[] buffer = new byte[BUFFER];
        long offset = 0;
        try (InputStream in = reply.body().open(reply.from())) {
            while (offset < total) {
                if (offset == delivery.endAt()) {
                    return false;
                }
                if (offset == delivery.stallAt()) {
                    out.flush();
                    pause.sleep(delivery.stall());
                }
                int wanted = (int) (Math.min(delivery.nextStop(offset, BUFFER), total) - offset);
                int count = fill(buffer, wanted, in, reply, offset);
                long flip = delivery.flipAt() - offset;
                if (flip >= 0 && flip < count) {
                    buffer[(int) flip] ^= (byte) 0xff;
                }
                writePiece(buffer, count, reply.framing());
                sent.accept(count);
                offset += count;
                if (!delivery.interval().isZero()) {
                    out.flush();
                    pause.sleep(delivery.interval());
                }
            }
        }
        return offset != delivery.endAt();
    }

    /** Fills from the body first, then from the surplus; never across the border, so at most {@code wanted} bytes. */
    private static int fill(byte[] buffer, int wanted, InputStream in, Reply reply, long offset) throws IOException {
        if (offset < reply.length()) {
            int read = in.read(buffer, 0, (int) Math.min(wanted, reply.length() - offset));
            if (read < 0) {
                throw new IOException("the body to serve became shorter than its size");
            }
            return read;
        }
        System.arraycopy(reply.surplus(), (int) (offset - reply.length()), buffer, 0, wanted);
        return wanted;
    }

    private void writePiece(byte[] buffer, int count, Framing framing) throws IOException {
        if (framing == Framing.CHUNKED) {
            out.write((Integer.toHexString(count) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }
        out.write(buffer, 0, count);
        if (framing == Framing.CHUNKED) {
            out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
    }
}
