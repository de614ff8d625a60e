package org.collectivemind.resolver.candidate;

import java.util.SortedSet;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.version.Version;
import org.collectivemind.resolver.request.VariantEntry;
import org.collectivemind.resolver.request.VersionEntry;

/**
 * A version and one of its variants.
 *
 * @param unusual the fixed axes on which the variant is not the default: somebody must wish each of them
 */
public record Candidate(VersionEntry release, VariantEntry variant, SortedSet<AttributeKey> unusual) {
    public Version version() {
        return release.version();
    }

    /** The variant in a message: {@code int8}, or {@code q4_k_m on gpu} where it is a choice where it runs. */
    public String label() {
        return variant.id()
                + variant.placement()
                        .map(placement -> " on " + placement.text())
                        .orElse("");
    }

    /** Whether the variant is everything wished; an attribute it does not state is not what is wished. */
    public boolean is(Attributes wishes) {
        return wishes.isEmpty()
                || variant.attributes()
                        .values()
                        .entrySet()
                        .containsAll(wishes.values().entrySet());
    }
}
