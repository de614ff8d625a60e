package org.collectivemind.client.registry.maven;

import java.net.URI;
import org.collectivemind.client.transfer.Requests;
import org.eclipse.aether.spi.connector.transport.GetTask;
import org.eclipse.aether.spi.connector.transport.PeekTask;
import org.eclipse.aether.spi.connector.transport.PutTask;
import org.eclipse.aether.spi.connector.transport.TransportListener;
import org.eclipse.aether.spi.connector.transport.Transporter;

/** A transporter whose requests are heard of. @param base ends in {@code /} */
record CountedTransporter(Transporter transporter, URI base, Requests requests) implements Transporter {
    @Override
    public int classify(Throwable error) {
        return transporter.classify(error);
    }

    @Override
    public void peek(PeekTask task) throws Exception {
        requests.sent(base.resolve(task.getLocation()));
        transporter.peek(task);
    }

    @Override
    public void get(GetTask task) throws Exception {
        requests.sent(base.resolve(task.getLocation()));
        TransportListener listener = task.getListener();
        task.setListener(new Heard(listener, requests));
        try {
            transporter.get(task);
        } finally {
            task.setListener(listener);
        }
    }

    @Override
    public void put(PutTask task) throws Exception {
        requests.sent(base.resolve(task.getLocation()));
        transporter.put(task);
    }

    @Override
    public void close() {
        transporter.close();
    }

    private static final class Heard extends TransportListener {
        private final TransportListener listener;
        private final Requests requests;

        Heard(TransportListener listener, Requests requests) {
            this.listener = listener;
            this.requests = requests;
        }

        @Override
        public void transportStarted(long dataOffset, long dataLength)
                throws org.eclipse.aether.transfer.TransferCancelledException {
            listener.transportStarted(dataOffset, dataLength);
        }

        @Override
        public void transportProgressed(java.nio.ByteBuffer data)
                throws org.eclipse.aether.transfer.TransferCancelledException {
            requests.received(data.remaining());
            listener.transportProgressed(data);
        }
    }
}
