package org.collectivemind.resolver.oracle;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.release.Capability;
import org.collectivemind.format.release.PackageMatch;

/** Why two choices cannot both be selected. */
final class Clash {
    private Clash() {}

    static boolean between(Choice one, Choice other) {
        boolean samePackage = one.slot().name().equals(other.slot().name());
        return !samePackage && (hurts(one, other) || hurts(other, one) || provideTheSame(one, other))
                || !one.slot().equals(other.slot()) && disagree(one, other);
    }

    private static boolean hurts(Choice from, Choice to) {
        return from.build().relations().conflicts().stream().anyMatch(match -> isMeant(match, to) && fits(match, to))
                || from.build().relations().constrains().stream()
                        .anyMatch(match -> isMeant(match, to) && !fits(match, to));
    }

    private static boolean isMeant(PackageMatch match, Choice choice) {
        return match.name().equals(choice.slot().name());
    }

    private static boolean fits(PackageMatch match, Choice choice) {
        return choice.matches(match.constraint(), match.select());
    }

    private static boolean provideTheSame(Choice one, Choice other) {
        Set<Object> names = new HashSet<>();
        one.build().entry().provides().stream().map(Capability::name).forEach(names::add);
        return other.build().entry().provides().stream().map(Capability::name).anyMatch(names::contains);
    }

    private static boolean disagree(Choice one, Choice other) {
        for (AttributeKey key : one.build().entry().coherent()) {
            Optional<String> mine = one.build().entry().attributes().get(key);
            Optional<String> theirs = other.build().entry().attributes().get(key);
            if (other.build().entry().coherent().contains(key)
                    && mine.isPresent()
                    && theirs.isPresent()
                    && !mine.equals(theirs)) {
                return true;
            }
        }
        return false;
    }
}
