package org.collectivemind.format.archive;

import java.util.List;
import org.collectivemind.format.error.CmException;
import org.collectivemind.format.error.ExitCode;

/** A file whose size changed between being listed and being archived. */
public final class ChangedWhileRead extends CmException {
    private final EntryPath path;

    ChangedWhileRead(EntryPath path, long listed) {
        super(
                ExitCode.FAILURE,
                "`" + path + "` changed while it was read",
                List.of("it had " + listed + " bytes when it was listed"),
                List.of("run again when nothing writes to it"));
        this.path = path;
    }

    public EntryPath path() {
        return path;
    }
}
