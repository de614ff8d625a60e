package org.collectivemind.client.transfer;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Who turns a host name into addresses. */
public interface Names {
    Names SYSTEM = host -> List.of(InetAddress.getAllByName(host));

    List<InetAddress> addresses(String host) throws UnknownHostException;
}
