package org.collectivemind.format.requirement;

import java.util.List;
import org.collectivemind.format.attribute.AttributeKey;

/**
 * What a variant needs of a machine (variants §2.1). One tree for the text form and the mapping form; values stay text, their
 * type is the catalog's at evaluation.
 */
public sealed interface Requirement {
    /** Needs nothing. */
    Requirement ALWAYS = new And(List.of());

    /** True when every term is; the empty conjunction is true. */
    record And(List<Requirement> terms) implements Requirement {
        public And {
            terms = List.copyOf(terms);
        }
    }

    /** True when one term is; at least two terms. */
    record Or(List<Requirement> terms) implements Requirement {
        public Or {
            terms = List.copyOf(terms);
            if (terms.size() < 2) {
                throw new IllegalArgumentException("a disjunction has two terms or more");
            }
        }
    }

    record Not(Requirement term) implements Requirement {}

    /** {@code cuda.driver >= 525.60.13}. */
    record Compare(AttributeKey key, Operator operator, String value) implements Requirement {}

    /** {@code os in [linux, macos]}: the fact is one of the values. */
    record In(AttributeKey key, List<String> values) implements Requirement {
        public In {
            values = List.copyOf(values);
        }
    }

    /** {@code cpu.features has [avx2, fma]}: the fact holds all the values. */
    record Has(AttributeKey key, List<String> values) implements Requirement {
        public Has {
            values = List.copyOf(values);
        }
    }

    /** {@code present(cuda.driver)}. */
    record Present(AttributeKey key) implements Requirement {}

    /** {@code any(cuda, cc >= 7.0 and mem.total >= 16GiB)}: all conditions bind to the same device. */
    record Devices(Quantifier quantifier, String api, Requirement condition) implements Requirement {}

    /**
     * {@code cuda(toolkit = 12.2, targets = [sm_80, compute_90])}: a build of this toolkit for these targets runs on some device
     * (variants §2.8, rules R1, R2, R3, R5, R6).
     */
    record CudaBuild(String toolkit, List<String> targets) implements Requirement {
        public CudaBuild {
            targets = List.copyOf(targets);
        }
    }

    /** Whether one device or every device must satisfy a condition. */
    enum Quantifier {
        ANY,
        ALL
    }
}
