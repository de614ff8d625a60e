package org.collectivemind.client.platform.detect;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a processor says of itself.
 *
 * @param vendor as the table of microarchitectures has it where it has it; empty where nobody says
 * @param model in words for people; empty where nobody says
 * @param features as Linux names them; empty where nobody lists them
 * @param ids what it calls itself, as the table has it; several where cores of different kinds are mixed
 * @param proof what tells its microarchitecture
 * @param source where all this comes from
 */
record Processor(
        String architecture,
        String vendor,
        String model,
        SortedSet<String> features,
        SortedSet<String> ids,
        Proof proof,
        String source) {

    /** What tells a microarchitecture. */
    enum Proof {
        /** The features it lists, all that it has; a virtual machine's differ from its processor's. */
        FEATURES,
        /** Its id, for it lists no features, or not all. */
        ID
    }

    Processor {
        features = Collections.unmodifiableSortedSet(new TreeSet<>(features));
        ids = Collections.unmodifiableSortedSet(new TreeSet<>(ids));
    }
}
