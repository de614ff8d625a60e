package org.collectivemind.format.resource;

import java.util.SortedMap;

/** A part of a formula. */
sealed interface FormulaTerm {
    /** @throws ArithmeticException for a division by zero */
    Fraction value(SortedMap<String, Fraction> names);

    /** A number, in bytes where it had a unit. */
    record Literal(Fraction number) implements FormulaTerm {
        @Override
        public Fraction value(SortedMap<String, Fraction> names) {
            return number;
        }
    }

    /** A parameter, or the size of the files. */
    record Name(String name) implements FormulaTerm {
        @Override
        public Fraction value(SortedMap<String, Fraction> names) {
            Fraction value = names.get(name);
            if (value == null) {
                throw new IllegalArgumentException("no value for " + name);
            }
            return value;
        }
    }

    /** @param operator one of {@code + - * /} */
    record Operation(char operator, FormulaTerm left, FormulaTerm right) implements FormulaTerm {
        @Override
        public Fraction value(SortedMap<String, Fraction> names) {
            Fraction first = left.value(names);
            Fraction second = right.value(names);
            return switch (operator) {
                case '+' -> first.plus(second);
                case '-' -> first.minus(second);
                case '*' -> first.times(second);
                default -> first.over(second);
            };
        }
    }
}
