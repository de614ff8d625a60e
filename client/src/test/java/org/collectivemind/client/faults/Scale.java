package org.collectivemind.client.faults;

import java.util.List;
import java.util.stream.Stream;

/** How thorough the suite is. The long form is for a machine with nothing else to do: {@code mvn -B verify -Pfaults}. */
final class Scale {
    private static final boolean LONG = Boolean.getBoolean("cm.faults");

    private Scale() {}

    /** @param name {@code -Dcm.faults.NAME=COUNT} asks for another number than the form's */
    static int of(String name, int inShort, int inLong) {
        return Integer.getInteger("cm.faults." + name, LONG ? inLong : inShort);
    }

    /** The first of them in the short form, all of them in the long one. */
    static <T> Stream<T> some(int inShort, List<T> all) {
        return all.stream().limit(LONG ? all.size() : inShort);
    }
}
