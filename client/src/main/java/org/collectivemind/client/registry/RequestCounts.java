package org.collectivemind.client.registry;

import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.collectivemind.client.transfer.Requests;

/** Counts requests by what they ask for, which their addresses tell. Safe for use by many threads. */
public final class RequestCounts implements Requests {
    /** What is asked for, in the order it is told. */
    public enum Kind {
        SHARD("shard"),
        ROOT("root"),
        TERMS("term list"),
        VERSION_LIST("version list"),
        POM("POM"),
        CHECKSUM("checksum"),
        FILE("file");

        private final String noun;

        Kind(String noun) {
            this.noun = noun;
        }

        /** In the singular. */
        public String noun() {
            return noun;
        }

        static Kind of(URI address) {
            String path = String.valueOf(address.getPath());
            if (CHECKSUMS.stream().anyMatch(path::endsWith)) {
                return CHECKSUM;
            } else if (path.contains("/cm/index/shard/")) {
                return SHARD;
            } else if (path.contains("/cm/index/root/")) {
                return ROOT;
            } else if (path.contains("/cm/index/terms/")) {
                return TERMS;
            } else if (path.endsWith("/maven-metadata.xml")) {
                return VERSION_LIST;
            }
            return path.endsWith(".pom") ? POM : FILE;
        }
    }

    private static final List<String> CHECKSUMS = List.of(".sha1", ".sha256", ".sha512", ".md5");

    private final Map<Kind, AtomicLong> sent = new EnumMap<>(Kind.class);
    private final LongAdder received = new LongAdder();

    public RequestCounts() {
        for (Kind kind : Kind.values()) {
            sent.put(kind, new AtomicLong());
        }
    }

    @Override
    public void sent(URI address) {
        sent.get(Kind.of(address)).incrementAndGet();
    }

    @Override
    public void received(long bytes) {
        received.add(bytes);
    }

    public long total() {
        return sent.values().stream().mapToLong(AtomicLong::get).sum();
    }

    public long of(Kind kind) {
        return sent.get(kind).get();
    }

    /** Of bodies. */
    public long bytes() {
        return received.sum();
    }
}
