package org.collectivemind.format.requirement;

import org.collectivemind.format.error.MalformedText;

/** Where a model's memory lies while it runs (variants §2.2). The texts are the values of {@code run.placement}. */
public enum Placement {
    /** All of it on one device. */
    GPU("gpu"),
    /** On a device, and what does not fit there in the host's memory. */
    HYBRID("hybrid"),
    /** In the host's memory. */
    CPU("cpu");

    private final String text;

    Placement(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    public static Placement parse(String text) {
        for (Placement placement : values()) {
            if (placement.text.equals(text)) {
                return placement;
            }
        }
        throw new MalformedText("placement", text, "`gpu`, `hybrid` or `cpu` is wanted");
    }
}
