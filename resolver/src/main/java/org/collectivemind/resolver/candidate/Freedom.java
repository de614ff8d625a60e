package org.collectivemind.resolver.candidate;

import java.util.SortedSet;
import java.util.TreeSet;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.resource.Parameters;
import org.collectivemind.resolver.request.Rules;

/**
 * What the rules change about the candidates of one package themselves.
 *
 * @param params values for its memory formulas
 * @param free axes any value of which will do
 */
record Freedom(Parameters params, SortedSet<AttributeKey> free) {
    static final Freedom NONE = new Freedom(Parameters.NONE, new TreeSet<>());

    static Freedom of(Rules rules, PackageName name) {
        return new Freedom(
                rules.leeway().params().getOrDefault(name, Parameters.NONE),
                rules.leeway().free());
    }

    boolean isNone() {
        return params.isEmpty() && free.isEmpty();
    }
}
