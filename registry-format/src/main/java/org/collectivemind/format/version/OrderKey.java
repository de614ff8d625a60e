package org.collectivemind.format.version;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The place of a version in the order of its scheme, as bytes: two versions compare as their keys do, byte by byte, unsigned.
 * A comparison is then one {@link Arrays#compareUnsigned(byte[], byte[])}, and the order is total by construction.
 *
 * <p>A key is a sequence of self-delimiting tokens: a tag, then a number (its count of digits, its digits) or a word (its
 * characters, a zero byte). Invariant: no key is a prefix of another, so that appending a zero byte to a key gives the cut
 * right after it.
 */
final class OrderKey implements Comparable<OrderKey> {
    private final byte[] bytes;
    private final int hash;

    private OrderKey(byte[] bytes) {
        this.bytes = bytes;
        this.hash = Arrays.hashCode(bytes);
    }

    /** The cut right after this key: above it, and below every key above it. */
    OrderKey next() {
        return new OrderKey(Arrays.copyOf(bytes, bytes.length + 1));
    }

    @Override
    public int compareTo(OrderKey other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OrderKey key && hash == key.hash && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    static final class Writer {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(24);

        Writer tag(int tag) {
            bytes.write(tag);
            return this;
        }

        /** Decimal digits, of any value that a version has room for; leading zeros do not count. */
        Writer number(String digits) {
            int start = 0;
            while (start < digits.length() && digits.charAt(start) == '0') {
                start++;
            }
            bytes.write(digits.length() - start);
            return characters(digits.substring(start));
        }

        Writer word(String word) {
            return characters(word).tag(0);
        }

        private Writer characters(String text) {
            bytes.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
            return this;
        }

        OrderKey key() {
            return new OrderKey(bytes.toByteArray());
        }
    }
}
