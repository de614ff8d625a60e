package org.collectivemind.resolver.conformance;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Which foreign versions are pre-releases, and what the foreign resolver does with them. */
enum Prereleases {
    /** Python's: refused unless a root names one, or there is nothing else; which is our rule. */
    PYTHON("\\d\\.?(a|b|c|rc|alpha|beta|dev|pre)\\.?\\d*") {
        @Override
        RankedVersions ranked(List<NeutralCase.Release> releases) {
            List<String> texts = texts(releases);
            Set<String> early = new HashSet<>(texts);
            early.removeIf(text -> !isOne(text));
            return new RankedVersions(texts, early);
        }

        @Override
        boolean isNamedIn(String spec) {
            return isOne(spec);
        }
    },
    /**
     * Dart's: taken wherever no release fits, whoever asks. As an order it is ours too: every pre-release below every release.
     */
    DART("\\d-[A-Za-z]") {
        @Override
        RankedVersions ranked(List<NeutralCase.Release> releases) {
            List<String> order = new ArrayList<>();
            texts(releases).stream().filter(this::isOne).forEach(order::add);
            texts(releases).stream().filter(text -> !isOne(text)).forEach(order::add);
            return new RankedVersions(order, Set.of());
        }

        @Override
        boolean isNamedIn(String spec) {
            return false;
        }
    };

    private final Pattern pattern;

    Prereleases(String pattern) {
        this.pattern = Pattern.compile(pattern);
    }

    boolean isOne(String text) {
        return pattern.matcher(text).find();
    }

    abstract RankedVersions ranked(List<NeutralCase.Release> releases);

    /** Whether the specifier asks for pre-releases. */
    abstract boolean isNamedIn(String spec);

    private static List<String> texts(List<NeutralCase.Release> releases) {
        return releases.stream().map(NeutralCase.Release::version).toList();
    }
}
