package org.collectivemind.client.bundle;

import java.nio.file.Path;
import java.util.List;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;

/** Something is needed that neither the store nor the bundle has, and with a bundle nothing is asked of a network. */
public final class NotInBundle extends CmException {
    private final List<String> missing;

    /** @param missing what each is, for people */
    NotInBundle(Path directory, List<String> missing, String hint) {
        super(
                ExitCode.NETWORK,
                missing.size() == 1
                        ? "the bundle does not have " + missing.get(0)
                        : "the bundle does not have " + missing.size() + " of the files that are needed",
                missing.size() == 1
                        ? List.of("bundle  " + directory)
                        : java.util.stream.Stream.concat(
                                        java.util.stream.Stream.of("bundle  " + directory),
                                        missing.stream().map(label -> "missing  " + label))
                                .toList(),
                List.of(hint));
        this.missing = List.copyOf(missing);
    }

    /** All that is missing. */
    public List<String> missing() {
        return missing;
    }
}
