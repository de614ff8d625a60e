package org.collectivemind.client.transfer;

import java.net.URI;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One GET.
 *
 * @param outsideOnly the host's name may not lead to an internal address: a stranger sent us there
 */
record Ask(URI address, SortedMap<String, String> headers, boolean outsideOnly) {
    static Ask of(URI address) {
        return new Ask(address, new TreeMap<>(), false);
    }

    Ask with(String name, String value) {
        SortedMap<String, String> more = new TreeMap<>(headers);
        more.put(name, value);
        return new Ask(address, more, outsideOnly);
    }

    Ask without(String name) {
        SortedMap<String, String> fewer = new TreeMap<>(headers);
        fewer.remove(name);
        return new Ask(address, fewer, outsideOnly);
    }

    Ask redirectedTo(URI target, boolean byStranger) {
        return new Ask(target, headers, byStranger);
    }

    /** The first byte wanted of the file. */
    long from() {
        String range = headers.getOrDefault("Range", "bytes=0-");
        return Long.parseLong(range.substring("bytes=".length(), range.indexOf('-')));
    }

    Ask from(long position) {
        return with("Range", "bytes=" + position + '-');
    }

    /** @param to the first byte not wanted */
    Ask range(long from, long to) {
        return with("Range", "bytes=" + from + '-' + (to - 1));
    }
}
