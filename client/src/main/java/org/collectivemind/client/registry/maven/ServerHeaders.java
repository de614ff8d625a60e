package org.collectivemind.client.registry.maven;

import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.maven.settings.Server;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/** The headers a server is sent, which is how tokens are configured: {@code configuration/httpHeaders/property/name, value}. */
final class ServerHeaders {
    private ServerHeaders() {}

    static SortedMap<String, String> of(Server server) {
        SortedMap<String, String> headers = new TreeMap<>();
        if (server.getConfiguration() instanceof Xpp3Dom configuration
                && configuration.getChild("httpHeaders") != null) {
            for (Xpp3Dom property : configuration.getChild("httpHeaders").getChildren("property")) {
                Xpp3Dom name = property.getChild("name");
                Xpp3Dom value = property.getChild("value");
                if (name != null && value != null && name.getValue() != null && value.getValue() != null) {
                    headers.put(name.getValue().strip(), value.getValue().strip());
                }
            }
        }
        return headers;
    }
}
