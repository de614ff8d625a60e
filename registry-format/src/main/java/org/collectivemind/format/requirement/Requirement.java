package org.collectivemind.format.requirement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.error.MalformedText;

/**
 * What a variant needs of a machine (variants §2.1). One tree for the text form and the mapping form; values stay text, their
 * type is the catalog's at evaluation. {@code parse(r.text())} equals {@code r} for every requirement that can be built: nested
 * conjunctions and disjunctions are flattened, words of the grammar are no keys.
 */
public sealed interface Requirement {
    /** How deep requirements nest, a comparison alone being 1. Bounds the recursion of everything that walks the tree. */
    int MAX_DEPTH = 64;

    /** Needs nothing; prints as {@code always}. */
    Requirement ALWAYS = new And(List.of());

    /** Reads the text form; see {@link RequirementParser} for the grammar. */
    static Requirement parse(String text) {
        return RequirementParser.parse(text);
    }

    /**
     * The conjunction in canonical form: flat, sorted by text, without duplicates and terms another one implies
     * ({@link ImpliedTerms}). What a lock states as the floors of a target is this, so equal needs give equal text.
     */
    static Requirement allOf(List<Requirement> requirements) {
        List<Requirement> terms = And.flat(requirements).stream()
                .distinct()
                .sorted(Comparator.comparing(Requirement::text))
                .collect(Collectors.toList());
        return and(ImpliedTerms.dropped(terms));
    }

    /** The conjunction in the order given; of one term, the term. */
    static Requirement and(List<Requirement> requirements) {
        List<Requirement> terms = And.flat(requirements);
        return terms.size() == 1 ? terms.get(0) : new And(terms);
    }

    <T> T accept(RequirementVisitor<T> visitor);

    /** The canonical text form. */
    default String text() {
        return RequirementPrinter.print(this);
    }

    /** 1 for a leaf. */
    default int depth() {
        return 1;
    }

    /** True when every term is; the empty conjunction is true. Never of exactly one term. */
    record And(List<Requirement> terms) implements Requirement {
        public And {
            terms = flat(terms);
            if (terms.size() == 1) {
                throw new IllegalArgumentException("a conjunction of one term is that term");
            }
            checkDepth(terms);
        }

        private static List<Requirement> flat(List<Requirement> terms) {
            List<Requirement> flat = new ArrayList<>(terms.size());
            terms.forEach(term -> flat.addAll(term instanceof And and ? and.terms : List.of(term)));
            return List.copyOf(flat);
        }

        @Override
        public int depth() {
            return 1 + deepest(terms);
        }

        @Override
        public <T> T accept(RequirementVisitor<T> visitor) {
            return visitor.and(this);
        }
    }

    /** True when one term is; at least two terms. */
    record Or(List<Requirement> terms) implements Requirement {
        public Or {
            List<Requirement> flat = new ArrayList<>(terms.size());
            terms.forEach(term -> flat.addAll(term instanceof Or or ? or.terms : List.of(term)));
            terms = List.copyOf(flat);
            if (terms.size() < 2) {
                throw new IllegalArgumentException("a disjunction has two terms or more");
            }
            checkDepth(terms);
        }

        @Override
        public int depth() {
            return 1 + deepest(terms);
        }

        @Override
        public <T> T accept(RequirementVisitor<T> visitor) {
            return visitor.or(this);
        }
    }

    record Not(Requirement term) implements Requirement {
        public Not {
            checkDepth(List.of(term));
        }

        @Override
        public int depth() {
            return 1 + term.depth();
        }

        @Override
        public <T> T accept(RequirementVisitor<T> visitor) {
            return visitor.not(this);
        }
    }

    /** {@code cuda.driver >= 525.60.13}. */
    record Compare(AttributeKey key, Operator operator, String value) implements Requirement {
        public Compare {
            RequirementWords.checkKey(key);
            RequirementWords.checkValue(value);
        }

        @Override
        public <T> T accept(RequirementVisitor<T> visitor) {
            return visitor.compare(this);
        }
    }

    /** {@code os in [linux, macos]}: the fact is one of the values. */
    record In(AttributeKey key, List<String> values) implements Requirement {
        public In {
            RequirementWords.checkKey(key);
            values = RequirementWords.checkValues(values);
        }

        @Override
        public <T> T accept(RequirementVisitor<T> visitor) {
            return visitor.in(this);
        }
    }

    /** {@code cpu.features has [avx2, fma]}: the fact holds all the values. */
    record Has(AttributeKey key, List<String> values) implements Requirement {
        public Has {
            RequirementWords.checkKey(key);
            values = RequirementWords.checkValues(values);
        }

        @Override
        public <T> T accept(RequirementVisitor<T> visitor) {
            return visitor.has(this);
        }
    }

    /** {@code present(cuda.driver)}. */
    record Present(AttributeKey key) implements Requirement {
        public Present {
            RequirementWords.checkKey(key);
        }

        @Override
        public <T> T accept(RequirementVisitor<T> visitor) {
            return visitor.present(this);
        }
    }

    /**
     * {@code any(cuda, cc >= 7.0 and mem.total >= 16GiB)}: all conditions bind to the same device, so conditions on devices do not
     * nest. {@code any(cuda)} has the condition {@link #ALWAYS}. No device satisfies neither quantifier.
     */
    record Devices(Quantifier quantifier, String api, Requirement condition) implements Requirement {
        public Devices {
            RequirementWords.checkApi(api);
            checkDepth(List.of(condition));
            if (condition.accept(DeviceConditions.FINDER)) {
                throw new MalformedText(
                        "condition on a device",
                        condition.text(),
                        "all conditions inside `" + quantifier.text()
                                + "(...)` are about one device, so no other fits in it");
            }
        }

        @Override
        public int depth() {
            return 1 + condition.depth();
        }

        @Override
        public <T> T accept(RequirementVisitor<T> visitor) {
            return visitor.devices(this);
        }
    }

    /**
     * {@code cuda(toolkit = 12.2, targets = [sm_80, compute_90])}: a build of this toolkit for these targets runs on some device
     * (variants §2.8, rules R1, R2, R3, R5, R6).
     *
     * @param toolkit {@code major.minor}, or with a third number
     * @param targets texts of {@link CudaTarget}s, as `nvcc` writes them
     */
    record CudaBuild(String toolkit, List<String> targets) implements Requirement {
        public CudaBuild {
            RequirementWords.checkRelease("CUDA toolkit", toolkit);
            targets = RequirementWords.checkValues(targets);
            targets.forEach(CudaTarget::parse);
        }

        @Override
        public <T> T accept(RequirementVisitor<T> visitor) {
            return visitor.cudaBuild(this);
        }
    }

    /**
     * {@code rocm(version = 6.0, targets = [gfx90a, gfx11-generic])}: a build with this ROCm, which it brings along, for these
     * targets runs on some device (variants §2.8).
     *
     * @param version of ROCm: {@code major.minor}, or with a third number
     * @param targets LLVM's target ids, as {@code --offload-arch} takes them; generic ones stand for their members
     */
    record RocmBuild(String version, List<String> targets) implements Requirement {
        public RocmBuild {
            RequirementWords.checkRelease("ROCm version", version);
            targets = RequirementWords.checkValues(targets);
            targets.forEach(RocmTarget::parse);
        }

        @Override
        public <T> T accept(RequirementVisitor<T> visitor) {
            return visitor.rocmBuild(this);
        }
    }

    /**
     * {@code memory(gpu, 40GiB)}: what is placed so fits into the memory there is, less the headroom that is never planned for
     * ({@link MemoryRules}).
     *
     * @param bytes from 1
     */
    record Memory(Placement placement, long bytes) implements Requirement {
        public Memory {
            if (bytes < 1) {
                throw new MalformedText("amount of memory", bytes + "B", "a byte or more is wanted");
            }
        }

        @Override
        public <T> T accept(RequirementVisitor<T> visitor) {
            return visitor.memory(this);
        }
    }

    /** Whether one device or every device must satisfy a condition. */
    enum Quantifier {
        ANY("any"),
        ALL("all");

        private final String text;

        Quantifier(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    private static int deepest(List<Requirement> terms) {
        return terms.stream().mapToInt(Requirement::depth).max().orElse(0);
    }

    private static void checkDepth(List<Requirement> terms) {
        if (deepest(terms) >= MAX_DEPTH) {
            throw new MalformedText("requirement", "(…)", "it nests deeper than " + MAX_DEPTH + " levels");
        }
    }
}
