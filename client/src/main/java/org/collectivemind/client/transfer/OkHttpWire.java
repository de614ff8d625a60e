package org.collectivemind.client.transfer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.MalformedURLException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Call;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/** HTTP by OkHttp. It follows no redirect and adds no secret of its own. */
final class OkHttpWire implements Wire, AutoCloseable {
    private final OkHttpClient client;
    private final Names names;
    private final Duration answerTimeout;
    private final ScheduledExecutorService alarms;

    OkHttpWire(TransferPolicy policy, Proxies proxies, Names names) {
        this.names = names;
        answerTimeout = policy.connectTimeout().plus(policy.stallTimeout());
        alarms = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "cm-transfer-alarm");
            thread.setDaemon(true);
            return thread;
        });
        client = new OkHttpClient.Builder()
                .socketFactory(new WideSockets())
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(policy.connectTimeout())
                .readTimeout(policy.stallTimeout())
                .writeTimeout(policy.stallTimeout())
                .dns(names::addresses)
                .proxySelector(new OkHttpProxies(proxies))
                .proxyAuthenticator(OkHttpProxies.authenticator(proxies))
                .build();
    }

    @Override
    public Reply open(Ask ask, Cancellation cancellation) throws IOException {
        HttpUrl url = HttpUrl.parse(ask.address().toString());
        if (url == null) {
            throw new MalformedURLException("it is not an address of a web host");
        }
        Request.Builder request = new Request.Builder().url(url);
        ask.headers().forEach(request::header);
        OkHttpClient chosen = ask.outsideOnly()
                ? client.newBuilder().dns(new OutsideNames(url.host(), names)).build()
                : client;
        Call call = chosen.newCall(request.build());
        Runnable closer = call::cancel;
        cancellation.opening(closer);
        // A read timeout alone lets a host send its header a byte at a time forever.
        AtomicBoolean late = new AtomicBoolean();
        Future<?> alarm = alarms.schedule(
                () -> {
                    late.set(true);
                    call.cancel();
                },
                answerTimeout.toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            return new OkHttpReply(call.execute(), closer, () -> cancellation.closed(closer));
        } catch (IOException failed) {
            cancellation.closed(closer);
            throw late.get() ? Setback.late("no answer within " + answerTimeout.toSeconds() + " s") : failed;
        } finally {
            alarm.cancel(false);
        }
    }

    @Override
    public void close() {
        alarms.shutdown();
        client.connectionPool().evictAll();
    }

    /** Looks names up, and refuses those of one host that lead inside. A record, as OkHttp shares connections by its equality. */
    private record OutsideNames(String host, Names names) implements Dns {
        @Override
        public List<InetAddress> lookup(String name) throws UnknownHostException {
            List<InetAddress> addresses = names.addresses(name);
            // Another name is that of a proxy, which the user chose.
            return name.equalsIgnoreCase(host) ? Hosts.external(name, addresses) : addresses;
        }
    }
}
