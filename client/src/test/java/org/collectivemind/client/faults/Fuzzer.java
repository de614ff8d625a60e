package org.collectivemind.client.faults;

/** What Jazzer runs: the first byte of an input chooses the reader, the rest is what it reads. */
public final class Fuzzer {
    private static final FuzzTarget[] TARGETS = FuzzTarget.values();

    private Fuzzer() {}

    public static void fuzzerTestOneInput(byte[] input) {
        if (input.length > 0) {
            TARGETS[(input[0] & 0xff) % TARGETS.length].read(java.util.Arrays.copyOfRange(input, 1, input.length));
        }
    }
}
