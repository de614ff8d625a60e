package org.collectivemind.format.attribute;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The type of an attribute: which texts are values, and how two values compare. */
public sealed interface AttributeType
        permits BytesType, EnumType, LatticeType, LibcType, NumberType, SetType, TextType, VersionType {

    /** Why a text is no value of this type; empty when it is one. */
    Optional<String> problem(String value);

    /** How {@code have} stands to {@code need}. Both are values of this type. */
    Comparison compare(String have, String need);

    /** The first value that {@code ~> need} excludes from above; empty where the type has no such values. */
    default Optional<String> ceiling(String need) {
        return Optional.empty();
    }

    /** Values from best to worst; what the type cannot order comes in the order of its text. */
    default Comparator<String> bestFirst() {
        return Comparator.naturalOrder();
    }

    /** Values that are suggested for a mistyped one. */
    default List<String> suggested() {
        return List.of();
    }
}
