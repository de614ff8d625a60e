package org.collectivemind.format.requirement;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.collectivemind.format.attribute.AttributeCatalog;
import org.collectivemind.format.attribute.AttributeDefinition;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.attribute.DottedNumber;
import org.collectivemind.format.attribute.EnumType;
import org.collectivemind.format.attribute.LatticeType;
import org.collectivemind.format.attribute.SetType;
import org.collectivemind.format.attribute.TextType;
import org.collectivemind.format.error.NearestKey;

/**
 * What a requirement says that the catalog does not know: keys, values that are not of their key's type, comparisons the type has
 * no order for, facts of devices outside {@code any(...)}. Publishing refuses these; resolving only fails closed on them, for a
 * newer version of Collective Mind may know more.
 */
public final class RequirementCheck implements RequirementVisitor<List<RequirementCheck.Problem>> {
    private final AttributeCatalog catalog;
    private final Optional<String> api;

    private RequirementCheck(AttributeCatalog catalog, Optional<String> api) {
        this.catalog = catalog;
        this.api = api;
    }

    /**
     * One thing that is wrong.
     *
     * @param what one sentence
     * @param hints what was probably meant
     */
    public record Problem(String what, List<String> hints) {
        public Problem {
            hints = List.copyOf(hints);
        }
    }

    /** In the order of the text; empty when nothing is wrong. */
    public static List<Problem> of(Requirement requirement, AttributeCatalog catalog) {
        return requirement.accept(new RequirementCheck(catalog, Optional.empty())).stream()
                .distinct()
                .collect(Collectors.toList());
    }

    @Override
    public List<Problem> and(Requirement.And and) {
        return all(and.terms());
    }

    @Override
    public List<Problem> or(Requirement.Or or) {
        return all(or.terms());
    }

    private List<Problem> all(List<Requirement> terms) {
        return terms.stream().flatMap(term -> term.accept(this).stream()).collect(Collectors.toList());
    }

    @Override
    public List<Problem> not(Requirement.Not not) {
        return not.term().accept(this);
    }

    @Override
    public List<Problem> compare(Requirement.Compare compare) {
        List<Problem> problems = new ArrayList<>(atom(compare.key(), List.of(compare.value())));
        boolean ordered = compare.operator() != Operator.EQUAL && compare.operator() != Operator.NOT_EQUAL;
        boolean orderless = catalog.definition(compare.key())
                .map(AttributeDefinition::type)
                .filter(type -> type instanceof EnumType || type instanceof SetType || type instanceof TextType)
                .isPresent();
        if (ordered && orderless) {
            problems.add(new Problem(
                    "values of `" + compare.key() + "` have no order, so `" + compare.text() + "` can never hold",
                    List.of("write `" + compare.key() + " = " + compare.value() + "`")));
        }
        return problems;
    }

    @Override
    public List<Problem> in(Requirement.In in) {
        return atom(in.key(), in.values());
    }

    @Override
    public List<Problem> has(Requirement.Has has) {
        return atom(has.key(), has.values());
    }

    @Override
    public List<Problem> present(Requirement.Present present) {
        return atom(present.key(), List.of());
    }

    @Override
    public List<Problem> devices(Requirement.Devices devices) {
        List<Problem> problems = new ArrayList<>();
        if (!catalog.apis().contains(devices.api())) {
            problems.add(new Problem(
                    "unknown device api `" + devices.api() + "`", NearestKey.hints(devices.api(), catalog.apis())));
        }
        problems.addAll(devices.condition().accept(new RequirementCheck(catalog, Optional.of(devices.api()))));
        return problems;
    }

    /** What a build has code for is what it states; that its toolkit can have made it, is checked. */
    @Override
    public List<Problem> cudaBuild(Requirement.CudaBuild build) {
        DottedNumber toolkit = DottedNumber.parse(build.toolkit());
        return build.targets().stream()
                .map(CudaTarget::parse)
                .flatMap(target -> CudaArchitectures.builtIn().problem(toolkit, target).stream())
                .map(problem -> new Problem(
                        problem,
                        List.of("state the targets the build was compiled for, as `cuobjdump --list-elf` shows them")))
                .collect(Collectors.toList());
    }

    @Override
    public List<Problem> rocmBuild(Requirement.RocmBuild build) {
        return List.of();
    }

    @Override
    public List<Problem> memory(Requirement.Memory memory) {
        return List.of();
    }

    private List<Problem> atom(AttributeKey key, List<String> values) {
        Optional<AttributeDefinition> definition = catalog.definition(key);
        if (definition.isEmpty()) {
            return List.of(new Problem("unknown key `" + key + "`", unknownKeyHints(key)));
        }
        List<Problem> problems = new ArrayList<>();
        boolean alias = catalog.ofDevice(key).isPresent();
        if (api.isEmpty() && !alias && definition.get().scope() == AttributeDefinition.Scope.DEVICE) {
            problems.add(
                    new Problem("`" + key + "` is a fact about a device", List.of("write `any(cuda, " + key + " …)`")));
        }
        if (alias && api.filter(one -> !one.equals(key.namespace())).isPresent()) {
            problems.add(new Problem("`" + key + "` is not a fact about " + api.get() + " devices", List.of()));
        }
        values.forEach(value -> value(definition.get(), value).ifPresent(problems::add));
        return problems;
    }

    private List<String> unknownKeyHints(AttributeKey key) {
        return catalog.nearest(key)
                .map(nearest -> List.of("did you mean `" + nearest + "`?"))
                .orElse(List.of("keys of your own are named `x.<organisation>.<name>`"));
    }

    private static Optional<Problem> value(AttributeDefinition definition, String value) {
        List<String> suggested = definition.type().suggested();
        Optional<String> problem = definition.type() instanceof LatticeType lattice
                ? misspelt(lattice, value).map(level -> "`" + value + "` is written `" + level + "`")
                : definition.type().problem(value);
        return problem.map(reason -> new Problem(
                "bad value of `" + definition.key() + "`: " + reason,
                suggested.isEmpty() || definition.type() instanceof LatticeType
                        ? List.of()
                        : NearestKey.hints(value, suggested)));
    }

    /** Levels are open, for new processors appear: only another spelling of a known one is wrong, as in {@code x86-64-v3}. */
    private static Optional<String> misspelt(LatticeType lattice, String value) {
        String plain = value.toLowerCase(Locale.ROOT).replace('-', '_');
        return lattice.levels().stream()
                .filter(level -> !level.equals(value) && level.replace('-', '_').equals(plain))
                .findFirst();
    }
}
