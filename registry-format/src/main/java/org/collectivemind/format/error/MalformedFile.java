package org.collectivemind.format.error;

import java.util.List;

/** A file of ours (manifest, lockfile, platform, index, POM) that does not parse or breaks its schema. */
public final class MalformedFile extends CmException {
    private final SourcePosition position;

    public MalformedFile(SourcePosition position, String what, List<String> hints) {
        this(ExitCode.USAGE, position, what, hints);
    }

    /** @param exitCode USAGE for what the user wrote, INTEGRITY for what a registry or a lock must get right */
    public MalformedFile(ExitCode exitCode, SourcePosition position, String what, List<String> hints) {
        super(exitCode, PrintableText.sentence(what), List.of(PrintableText.sentence("at " + position)), hints);
        this.position = position;
    }

    public SourcePosition position() {
        return position;
    }
}
