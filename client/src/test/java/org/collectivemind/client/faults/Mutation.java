package org.collectivemind.client.faults;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Changes seeds as broken disks, cut transfers and attackers do: one to four changes each. Mutable; the same for the same random. */
final class Mutation {
    private static final long[] NUMBERS = {
        0, 1, -1, 0x7f, 0x80, 0xff, 0x7fff, 0xffff, Integer.MAX_VALUE, Integer.MIN_VALUE, Long.MAX_VALUE
    };

    private final Random random;
    private final List<byte[]> seeds;

    Mutation(Random random, List<byte[]> seeds) {
        this.random = random;
        this.seeds = seeds;
    }

    byte[] next() {
        byte[] bytes = seed().clone();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes && bytes.length > 0; i++) {
            bytes = changed(bytes);
        }
        return bytes;
    }

    private byte[] seed() {
        return seeds.get(random.nextInt(seeds.size()));
    }

    private byte[] changed(byte[] bytes) {
        int at = random.nextInt(bytes.length);
        int length = Math.min(1 + random.nextInt(16), bytes.length - at);
        return switch (random.nextInt(7)) {
            case 0 -> flipped(bytes, at);
            case 1 -> number(bytes, at);
            case 2 -> Arrays.copyOf(bytes, at);
            case 3 -> spliced(bytes, at, new byte[0], length);
            case 4 -> spliced(bytes, at, Arrays.copyOfRange(bytes, at, at + length), 0);
            case 5 -> spliced(bytes, at, random(length), length);
            default -> {
                byte[] other = seed();
                int from = random.nextInt(other.length + 1);
                yield spliced(bytes, at, Arrays.copyOfRange(other, from, other.length), bytes.length - at);
            }
        };
    }

    private static byte[] spliced(byte[] bytes, int at, byte[] in, int replaced) {
        byte[] result = new byte[bytes.length + in.length - replaced];
        System.arraycopy(bytes, 0, result, 0, at);
        System.arraycopy(in, 0, result, at, in.length);
        System.arraycopy(bytes, at + replaced, result, at + in.length, bytes.length - at - replaced);
        return result;
    }

    private byte[] flipped(byte[] bytes, int at) {
        bytes[at] ^= (byte) (1 << random.nextInt(8));
        return bytes;
    }

    /** A number that borders on something, little or big endian, or as text. */
    private byte[] number(byte[] bytes, int at) {
        long number = NUMBERS[random.nextInt(NUMBERS.length)];
        if (random.nextInt(3) == 0) {
            return spliced(bytes, at, Long.toString(number).getBytes(java.nio.charset.StandardCharsets.US_ASCII), 1);
        }
        int width = Math.min(1 << random.nextInt(4), bytes.length - at);
        boolean little = random.nextBoolean();
        for (int i = 0; i < width; i++) {
            bytes[at + (little ? i : width - 1 - i)] = (byte) (number >>> 8 * i);
        }
        return bytes;
    }

    private byte[] random(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
