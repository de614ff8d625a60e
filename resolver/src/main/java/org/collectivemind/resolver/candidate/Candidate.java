package org.collectivemind.resolver.candidate;

import java.util.SortedSet;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.requirement.Evaluation;
import org.collectivemind.format.version.Version;
import org.collectivemind.resolver.request.VariantEntry;
import org.collectivemind.resolver.request.VersionEntry;

/**
 * A version and one of its variants.
 *
 * @param unusual the fixed axes on which the variant is not the default: somebody must wish each of them
 */
public record Candidate(
        VersionEntry release, VariantEntry variant, Evaluation evaluation, SortedSet<AttributeKey> unusual) {
    public Version version() {
        return release.version();
    }

    /** Whether the target has everything the variant needs; not, where a fact is unknown. */
    public boolean runs() {
        return evaluation.holds();
    }

    /** Whether the variant is everything wished; an attribute it does not state is not what is wished. */
    public boolean is(Attributes wishes) {
        return wishes.values().entrySet().stream()
                .allMatch(wish -> variant.attributes()
                        .get(wish.getKey())
                        .filter(wish.getValue()::equals)
                        .isPresent());
    }
}
