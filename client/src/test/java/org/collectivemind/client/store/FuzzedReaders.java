package org.collectivemind.client.store;

import java.util.List;
import org.collectivemind.client.transfer.Evidence;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.Hasher;
import org.collectivemind.format.hash.Parts;

/** What reads the files the store keeps for itself, for the fuzzing in another package. */
public final class FuzzedReaders {
    private FuzzedReaders() {}

    public static void partList(byte[] bytes) {
        PartList.parse(bytes);
    }

    /** Whoever can write a tree can name it, so its digest is right. */
    public static void tree(byte[] bytes) {
        Tree.parse(bytes, Hasher.of(bytes));
    }

    /** One that is right. */
    public static byte[] aPartList() {
        Digest digest = Hasher.of(new byte[0]);
        return new PartList(2 * Parts.SIZE, 7, Evidence.PARTS, List.of(digest, digest)).text();
    }
}
