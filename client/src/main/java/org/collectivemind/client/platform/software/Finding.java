package org.collectivemind.client.platform.software;

import org.collectivemind.format.attribute.DottedNumber;
import org.collectivemind.format.platform.Fact;

/** What came of looking for a program. */
public sealed interface Finding {
    /** As a fact about the machine. */
    Fact fact();

    /** @param path of the program as it was found, links not followed */
    record Found(String path, DottedNumber version) implements Finding {
        @Override
        public Fact fact() {
            return new Fact.Known(version.toString(), path);
        }
    }

    /** The machine does not have it. @param reason where it was looked for */
    record Missing(String reason) implements Finding {
        @Override
        public Fact fact() {
            return new Fact.Absent(reason);
        }
    }

    /** There is one, and it does not say which version it is. @param reason what it did instead */
    record Unclear(String reason) implements Finding {
        @Override
        public Fact fact() {
            return new Fact.Unknown(reason);
        }
    }
}
