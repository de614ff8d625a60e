package org.collectivemind.client.transfer;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses without their secrets: user info, query (signatures and tokens live there) and fragment. */
final class Redaction {
    private static final Pattern USER_INFO = Pattern.compile("^([^/?#]*//)[^/?#@]*@");
    private static final Pattern QUERY = Pattern.compile("[?#].*", Pattern.DOTALL);

    private Redaction() {}

    static URI of(URI address) {
        return URI.create(of(address.toString()));
    }

    static String of(String address) {
        Matcher query = QUERY.matcher(address);
        return USER_INFO.matcher(query.replaceFirst("")).replaceFirst("$1");
    }

    static Optional<Credential.Basic> userInfo(URI address) {
        String info = address.getUserInfo();
        if (info == null || info.isEmpty()) {
            return Optional.empty();
        }
        int colon = info.indexOf(':');
        return Optional.of(
                colon < 0
                        ? new Credential.Basic(info, "")
                        : new Credential.Basic(info.substring(0, colon), info.substring(colon + 1)));
    }
}
