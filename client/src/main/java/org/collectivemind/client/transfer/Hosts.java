package org.collectivemind.client.transfer;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which hosts are this machine, and which addresses a stranger may not send us to. */
final class Hosts {
    private static final Pattern DOTTED_QUAD = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern NUMBER_LAST =
            Pattern.compile("(.*\\.)?([0-9]+|0x[0-9a-f]*)\\.?", Pattern.CASE_INSENSITIVE);
    /** Metadata services of clouds outside the link-local range: Alibaba, AWS over IPv6 and Oracle. */
    private static final Set<String> METADATA = Set.of("100.100.100.200", "fd00:ec2:0:0:0:0:0:254", "192.0.0.192");

    private Hosts() {}

    /** By name alone: nothing is looked up. */
    static boolean isLoopback(String host) {
        String name = bare(host).toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || literal(host).filter(InetAddress::isLoopbackAddress).isPresent();
    }

    /**
     * An IPv4 address in another spelling than four decimal numbers, such as {@code 2130706433} (WHATWG URL, "ends in a number").
     * OkHttp connects to some of them without a lookup.
     */
    static boolean isDisguised(String host) {
        return NUMBER_LAST.matcher(host).matches() && !DOTTED_QUAD.matcher(host).matches();
    }

    /** Without the brackets of an IPv6 address. */
    static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    static boolean isInternal(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isAnyLocalAddress()
                || METADATA.contains(address.getHostAddress());
    }

    static boolean isInternal(String host) {
        return isLoopback(host) || literal(host).filter(Hosts::isInternal).isPresent();
    }

    static List<InetAddress> external(String host, List<InetAddress> addresses) throws RedirectedInside {
        for (InetAddress address : addresses) {
            if (isInternal(address)) {
                throw new RedirectedInside(host, address);
            }
        }
        return addresses;
    }

    private static Optional<InetAddress> literal(String host) {
        String name = bare(host);
        if (!name.contains(":") && !DOTTED_QUAD.matcher(name).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(name));
        } catch (UnknownHostException notAnAddress) {
            return Optional.empty();
        }
    }

    /** A name that a redirect led to belongs to an internal address. An IOException, to pass through OkHttp. */
    static final class RedirectedInside extends UnknownHostException {
        private static final long serialVersionUID = 1;

        RedirectedInside(String host, InetAddress address) {
            super("`" + host + "` is the internal address " + address.getHostAddress());
        }
    }
}
