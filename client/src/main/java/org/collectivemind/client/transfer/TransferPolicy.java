package org.collectivemind.client.transfer;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/**
 * How transfers behave.
 *
 * @param offline no connection is opened; only {@code file:} works
 * @param connectTimeout for one TCP connection
 * @param stallTimeout silence for this long ends an attempt, and so does less than {@code slowest} over it
 * @param slowest bytes per second below which a transfer counts as stalled
 * @param parallelism downloads at a time
 * @param allowHttp hosts, besides loopback, that may be asked without TLS ({@code --allow-http})
 */
public record TransferPolicy(
        boolean offline,
        Duration connectTimeout,
        Duration stallTimeout,
        long slowest,
        int parallelism,
        Retries retries,
        Set<String> allowHttp) {
    public static final TransferPolicy DEFAULT = new TransferPolicy(
            false, Duration.ofSeconds(10), Duration.ofSeconds(30), 1 << 10, 8, Retries.DEFAULT, Set.of());

    public TransferPolicy {
        if (connectTimeout.toMillis() < 1 || stallTimeout.toMillis() < 1) {
            throw new IllegalArgumentException("a timeout is at least 1 ms");
        }
        if (slowest < 0 || parallelism < 1) {
            throw new IllegalArgumentException("slowest " + slowest + ", parallelism " + parallelism);
        }
        Set<String> hosts = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        hosts.addAll(allowHttp);
        allowHttp = java.util.Collections.unmodifiableSet(hosts);
    }

    public TransferPolicy withOffline(boolean offline) {
        return new TransferPolicy(offline, connectTimeout, stallTimeout, slowest, parallelism, retries, allowHttp);
    }

    public TransferPolicy withAllowHttp(Set<String> hosts) {
        return new TransferPolicy(offline, connectTimeout, stallTimeout, slowest, parallelism, retries, hosts);
    }

    public TransferPolicy withParallelism(int downloads) {
        return new TransferPolicy(offline, connectTimeout, stallTimeout, slowest, downloads, retries, allowHttp);
    }
}
