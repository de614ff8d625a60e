package org.collectivemind.client.registry.maven;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The SPDX identifier behind the free text POMs have for a licence. */
final class LicenseName {
    /** The first that is found in the lower-case name decides. */
    private static final Map<Pattern, String> KNOWN = new LinkedHashMap<>();

    static {
        known("\\bapache\\b.*2|\\basl[- ]?2|^apache license$", "Apache-2.0");
        known("\\b(bsd.*\\b3|3[- ]clause|new bsd|revised bsd)", "BSD-3-Clause");
        known("\\b(bsd.*\\b2|2[- ]clause|simplified bsd)", "BSD-2-Clause");
        known("\\bmit[- ]0\\b", "MIT-0");
        known("\\bmit\\b", "MIT");
        known("\\b(eclipse public license|epl)\\b.*2", "EPL-2.0");
        known("\\b(eclipse public license|epl)\\b.*1", "EPL-1.0");
        known("\\b(eclipse distribution license|edl)\\b", "BSD-3-Clause");
        known("\\b(mozilla public license|mpl)\\b.*2", "MPL-2.0");
        known("\\b(lesser|lgpl).*2\\.1", "LGPL-2.1-or-later");
        known("\\b(lesser|lgpl).*3", "LGPL-3.0-or-later");
        known("\\b(gpl|general public license).*2.*classpath", "GPL-2.0-only WITH Classpath-exception-2.0");
        known("\\b(agpl|affero).*3", "AGPL-3.0-only");
        known("\\b(gpl|gnu general public license).*3", "GPL-3.0-only");
        known("\\b(gpl|gnu general public license).*2", "GPL-2.0-only");
        known("\\bcc0\\b", "CC0-1.0");
        known("\\bisc\\b", "ISC");
    }

    private LicenseName() {}

    private static void known(String pattern, String spdx) {
        KNOWN.put(Pattern.compile(pattern), spdx);
    }

    /** Never empty for a name that is not: what is not known becomes a {@code LicenseRef-} that still says what was written. */
    static String spdx(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        for (Map.Entry<Pattern, String> known : KNOWN.entrySet()) {
            if (known.getKey().matcher(lower).find()) {
                return known.getValue();
            }
        }
        return "LicenseRef-" + name.strip().replaceAll("[^A-Za-z0-9.-]+", "-");
    }
}
