package org.collectivemind.resolver.solve;

/**
 * What a search did.
 *
 * @param decisions choices among several candidates, those taken again after a conflict included
 * @param settled packages that came down to one candidate and were taken for it
 * @param conflicts rules found broken
 * @param propagations how often a package lost choices because of a rule
 * @param visits how often a rule was looked at
 * @param incompatibilities rules stored, stated and learned
 * @param learned those learned
 * @param bytes what the rules take: terms, sets, watches, proofs; room for growth not counted
 */
public record Statistics(
        long decisions,
        long settled,
        long conflicts,
        long propagations,
        long visits,
        int incompatibilities,
        int learned,
        long bytes) {
    /** How many packages were taken. */
    public long taken() {
        return decisions + settled;
    }
}
