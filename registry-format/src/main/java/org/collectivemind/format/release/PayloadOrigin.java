package org.collectivemind.format.release;

import java.net.URI;
import java.util.regex.Pattern;
import org.collectivemind.format.error.MalformedText;

/** Where the bytes of a payload come from. */
public sealed interface PayloadOrigin {

    /** A file beside the package's manifest in its registry. @param fileName a plain file name, never a path */
    record Hosted(String fileName) implements PayloadOrigin {
        private static final Pattern GRAMMAR = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._+-]{0,254}");

        public Hosted {
            if (!GRAMMAR.matcher(fileName).matches()) {
                throw new MalformedText(
                        "payload file name", fileName, "letters, digits, `.`, `_`, `+` and `-` are allowed");
            }
        }
    }

    /** An upstream file, not re-hosted. {@code https}, or {@code http} and {@code file} where the transfer policy allows. */
    record Url(URI uri) implements PayloadOrigin {
        public Url {
            if (!uri.isAbsolute() || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
                throw new MalformedText(
                        "source URL",
                        uri.toString().replaceAll("//[^/]*@", "//…@"),
                        "an absolute URL without credentials and fragment is wanted");
            }
        }
    }

    /** An artifact of a plain Maven repository. @param repository its Maven id, e.g. {@code central} */
    record Maven(MavenArtifact artifact, String repository) implements PayloadOrigin {
        private static final Pattern GRAMMAR = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");

        public Maven {
            if (!GRAMMAR.matcher(repository).matches()) {
                throw new MalformedText(
                        "Maven repository id", repository, "letters, digits, `.`, `_` and `-` are allowed");
            }
        }
    }
}
