package org.collectivemind.format.version;

/** One comparison of a {@link Constraint}: an operator and a version, the version still of either scheme. */
record ConstraintTerm(Operator operator, String version) {
    enum Operator {
        ANY("*", ""),
        NONE("!*", ""),
        CARET("^", ""),
        TILDE("~", ""),
        NOT_SERIES("!=", ".*"),
        SERIES("", ".*"),
        FROM_PRERELEASES(">=", "-*"),
        THROUGH_PRERELEASES("<=", "-*"),
        AT_LEAST(">=", ""),
        AT_MOST("<=", ""),
        EXACTLY("==", ""),
        NOT("!=", ""),
        ABOVE(">", ""),
        BELOW("<", "");

        final String before;
        final String after;

        Operator(String before, String after) {
            this.before = before;
            this.after = after;
        }
    }

    VersionSet in(VersionScheme scheme) {
        return switch (operator) {
            case ANY -> VersionSet.all(scheme);
            case NONE -> VersionSet.none(scheme);
            case CARET -> raising(scheme, numbers().significant());
            case TILDE -> raising(scheme, Math.min(1, numbers().numbers().size() - 1));
            case SERIES -> series(scheme);
            case NOT_SERIES -> series(scheme).complement();
            case FROM_PRERELEASES -> VersionSet.fromPrereleasesOf(scheme.parse(version));
            case THROUGH_PRERELEASES -> VersionSet.throughPrereleasesOf(scheme.parse(version));
            case AT_LEAST -> VersionSet.atLeast(scheme.parse(version));
            case AT_MOST -> VersionSet.atMost(scheme.parse(version));
            case EXACTLY -> VersionSet.exactly(scheme.parse(version));
            case NOT -> VersionSet.exactly(scheme.parse(version)).complement();
            case ABOVE -> VersionSet.above(scheme.parse(version));
            case BELOW -> VersionSet.below(scheme.parse(version));
        };
    }

    private VersionSet series(VersionScheme scheme) {
        return raising(scheme, numbers().numbers().size() - 1);
    }

    private VersionSet raising(VersionScheme scheme, int index) {
        Version upper = scheme.parse(numbers().raised(index));
        return VersionSet.atLeast(scheme.parse(version)).intersect(VersionSet.below(upper));
    }

    private LeadingNumbers numbers() {
        return LeadingNumbers.of(version);
    }

    boolean mentionsPrerelease(VersionScheme scheme) {
        return switch (operator) {
            case ANY, NONE -> false;
            case FROM_PRERELEASES, THROUGH_PRERELEASES -> true;
            default -> scheme.parse(version).isPrerelease();
        };
    }

    @Override
    public String toString() {
        return operator.before + version + operator.after;
    }
}
