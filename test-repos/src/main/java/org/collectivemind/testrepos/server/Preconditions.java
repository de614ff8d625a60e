package org.collectivemind.testrepos.server;

import java.util.Arrays;
import java.util.Optional;

/** Conditional requests (RFC 9110 §13). All entity tags here are strong. */
final class Preconditions {
    private Preconditions() {}

    /** Whether a change to a resource that has this tag, or does not exist, may go on. */
    static boolean allowChange(Headers headers, Optional<String> current) {
        Optional<String> none = headers.first("If-None-Match");
        boolean absentEnough = none.isEmpty() || current.isEmpty() || !names(none.get(), current.get());
        return absentEnough && ifMatch(headers, current);
    }

    static boolean ifMatch(Headers headers, Optional<String> current) {
        Optional<String> wanted = headers.first("If-Match");
        return wanted.isEmpty() || current.isPresent() && names(wanted.get(), current.get());
    }

    static boolean notModified(Headers headers, String tag, String lastModified) {
        Optional<String> held = headers.first("If-None-Match");
        if (held.isPresent()) {
            return names(held.get().replace("W/", ""), tag);
        }
        // Compared as text: this server hands out each date in one spelling only.
        return headers.first("If-Modified-Since").filter(lastModified::equals).isPresent();
    }

    private static boolean names(String list, String tag) {
        return list.strip().equals("*")
                || Arrays.stream(list.split(",")).anyMatch(each -> each.strip().equals(tag));
    }
}
