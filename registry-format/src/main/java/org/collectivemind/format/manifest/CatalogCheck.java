package org.collectivemind.format.manifest;

import java.util.List;
import org.collectivemind.format.attribute.AttributeCatalog;
import org.collectivemind.format.attribute.AttributeDefinition;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.error.NearestKey;
import org.collectivemind.format.requirement.Requirement;
import org.collectivemind.format.requirement.RequirementCheck;
import org.collectivemind.format.requirement.RequirementVisitor;

/**
 * Holds what an author writes against the catalog of attributes: a key nobody defined is a mistyped one, for an author's own begin
 * with {@code x.}; and values have the type of their key. Answers with what it checked.
 */
enum CatalogCheck implements RequirementVisitor<Requirement> {
    CHECK;

    private final AttributeCatalog catalog = AttributeCatalog.builtIn();

    /** @throws MalformedText where the catalog has no such attribute */
    AttributeDefinition definition(AttributeKey key) {
        return catalog.definition(key)
                .orElseThrow(() -> new MalformedText("known attribute", key.text(), "nobody defined it", hints(key)));
    }

    private List<String> hints(AttributeKey key) {
        return List.of(catalog.nearest(key)
                .map(near -> "did you mean `" + near + "`?")
                .orElse("attributes of your own are named `x.<organisation>." + key + "`"));
    }

    /** @throws MalformedText where {@code value} is none of that attribute */
    String value(AttributeKey key, String value) {
        AttributeDefinition definition = definition(key);
        definition.type().problem(value).ifPresent(problem -> {
            List<String> known = definition.type().suggested();
            List<String> hints = NearestKey.of(value, known)
                    .map(near -> List.of("did you mean `" + near + "`?"))
                    .orElse(List.of());
            throw new MalformedText("value of `" + key + "`", value, problem.replace("`" + value + "`", "it"), hints);
        });
        return value;
    }

    @Override
    public Requirement and(Requirement.And and) {
        and.terms().forEach(term -> term.accept(this));
        return and;
    }

    @Override
    public Requirement or(Requirement.Or or) {
        or.terms().forEach(term -> term.accept(this));
        return or;
    }

    @Override
    public Requirement not(Requirement.Not not) {
        not.term().accept(this);
        return not;
    }

    @Override
    public Requirement compare(Requirement.Compare compare) {
        value(compare.key(), compare.value());
        return compare;
    }

    @Override
    public Requirement in(Requirement.In in) {
        in.values().forEach(value -> value(in.key(), value));
        return in;
    }

    @Override
    public Requirement has(Requirement.Has has) {
        definition(has.key());
        return has;
    }

    @Override
    public Requirement present(Requirement.Present present) {
        definition(present.key());
        return present;
    }

    @Override
    public Requirement devices(Requirement.Devices devices) {
        devices.condition().accept(this);
        return devices;
    }

    @Override
    public Requirement cudaBuild(Requirement.CudaBuild build) {
        RequirementCheck.of(build, catalog).stream().findFirst().ifPresent(problem -> {
            throw new MalformedText("CUDA build", build.text(), problem.what(), problem.hints());
        });
        return build;
    }

    @Override
    public Requirement rocmBuild(Requirement.RocmBuild build) {
        return build;
    }

    @Override
    public Requirement memory(Requirement.Memory memory) {
        return memory;
    }
}
