package org.collectivemind.client.adoption;

import java.util.Arrays;
import java.util.Optional;

/** A tool whose downloads are used, in the order in which they are looked through. */
public enum KnownCache {
    HUGGING_FACE("hf", "the Hugging Face cache"),
    OLLAMA("ollama", "the models of ollama"),
    MAVEN("maven", "the local Maven repository");

    private final String word;
    private final String shown;

    KnownCache(String word, String shown) {
        this.word = word;
        this.shown = shown;
    }

    /** What {@code CM_ADOPT} calls it. */
    public String word() {
        return word;
    }

    /** What messages call it. */
    public String shown() {
        return shown;
    }

    static Optional<KnownCache> named(String word) {
        return Arrays.stream(values()).filter(cache -> cache.word.equals(word)).findFirst();
    }
}
