package org.collectivemind.client.transfer;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sockets that are read in big pieces. OkHttp asks for 8 KiB at a time; a system call for each of them is a tenth of what it costs
 * to fetch a big file over a fast network.
 */
final class WideSockets extends SocketFactory {
    /** The most that Java reads at once. */
    private static final int READ = 128 << 10;

    @Override
    public Socket createSocket() {
        return new Wide();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return new Socket(host, port);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress from, int fromPort) throws IOException {
        return new Socket(host, port, from, fromPort);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return new Socket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort) throws IOException {
        return new Socket(host, port, from, fromPort);
    }

    private static final class Wide extends Socket {
        private @Nullable InputStream in;

        @Override
        public synchronized InputStream getInputStream() throws IOException {
            if (in == null) {
                in = new BufferedInputStream(super.getInputStream(), READ);
            }
            return in;
        }
    }
}
