package org.collectivemind.resolver.benchmark;

/** A version as Debian orders them (Debian Policy §5.6.12): epoch, then upstream version, then revision. */
public record DebianVersion(int epoch, String upstream, String revision, String text)
        implements Comparable<DebianVersion> {
    static DebianVersion parse(String text) {
        int colon = text.indexOf(':');
        String rest = text.substring(colon + 1);
        int dash = rest.lastIndexOf('-');
        return new DebianVersion(
                colon < 0 ? 0 : Integer.parseInt(text.substring(0, colon)),
                dash < 0 ? rest : rest.substring(0, dash),
                dash < 0 ? "" : rest.substring(dash + 1),
                text);
    }

    @Override
    public int compareTo(DebianVersion other) {
        int order = Integer.compare(epoch, other.epoch);
        order = order != 0 ? order : compare(upstream, other.upstream);
        return order != 0 ? order : compare(revision, other.revision);
    }

    /** By turns a run of other characters, where {@code ~} sorts before the end and letters before the rest, and a number. */
    private static int compare(String left, String right) {
        int i = 0;
        int j = 0;
        while (i < left.length() || j < right.length()) {
            while (isOther(left, i) || isOther(right, j)) {
                int order = weight(left, i++) - weight(right, j++);
                if (order != 0) {
                    return order;
                }
            }
            int endOfLeft = endOfNumber(left, i);
            int endOfRight = endOfNumber(right, j);
            int order = compareNumbers(left.substring(i, endOfLeft), right.substring(j, endOfRight));
            if (order != 0) {
                return order;
            }
            i = endOfLeft;
            j = endOfRight;
        }
        return 0;
    }

    private static boolean isOther(String text, int position) {
        return position < text.length() && !isDigit(text.charAt(position));
    }

    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    private static int weight(String text, int position) {
        if (position >= text.length() || isDigit(text.charAt(position))) {
            return 0;
        }
        char character = text.charAt(position);
        if (character == '~') {
            return -1;
        }
        return Character.isLetter(character) ? character : character + 256;
    }

    private static int endOfNumber(String text, int start) {
        int end = start;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static int compareNumbers(String left, String right) {
        String shorter = left.replaceFirst("^0+", "");
        String other = right.replaceFirst("^0+", "");
        return shorter.length() != other.length()
                ? Integer.compare(shorter.length(), other.length())
                : shorter.compareTo(other);
    }
}
