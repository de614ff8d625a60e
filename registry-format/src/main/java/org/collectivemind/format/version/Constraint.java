package org.collectivemind.format.version;

import java.util.List;
import java.util.stream.Collectors;
import org.collectivemind.format.error.MalformedText;

/**
 * Which versions somebody accepts, as written; the scheme of the package decides what it means. Comma is "and", {@code ||} is
 * "or". Equal where the normal forms of the text are.
 *
 * <table>
 * <caption>What is written, and what it accepts</caption>
 * <tr><td>{@code 1.2.3}, {@code =1.2.3}, {@code ==1.2.3}</td><td>exactly that version; a bare version is no minimum</td></tr>
 * <tr><td>{@code !=1.5}</td><td>every other version</td></tr>
 * <tr><td>{@code >=1 >1 <=2 <2}</td><td>the order alone, but {@code <2} leaves out the pre-releases of 2 as well</td></tr>
 * <tr><td>{@code ^1.2}</td><td>from 1.2, below the leftmost number that is not 0 raised by one: {@code >=1.2,<2};
 *     {@code ^0.2.3} is {@code >=0.2.3,<0.3}, {@code ^0.0} is {@code >=0.0,<0.1}. So {@code ^2012} stays within 2012 and
 *     {@code ^b4600} within b4600: for years and build numbers write {@code >=}</td></tr>
 * <tr><td>{@code ~1.2.3}</td><td>from 1.2.3, below the second number raised by one: {@code >=1.2.3,<1.3}, as is
 *     {@code ~1.2.3.4} from there; {@code ~1} is {@code >=1,<2}</td></tr>
 * <tr><td>{@code 1.2.*}</td><td>{@code >=1.2,<1.3}; {@code !=1.2.*} the rest</td></tr>
 * <tr><td>{@code *}, {@code !*}</td><td>every version, no version</td></tr>
 * <tr><td>{@code >=2-*}, {@code <=2-*}</td><td>from the first, through the last pre-release of 2; sets are printed with it</td></tr>
 * <tr><td>{@code [1.0,2.0)}, {@code (,1.0]}, {@code [1.5]}, {@code [1,2),[3,4)}</td><td>Maven's ranges, a comma between two is
 *     "or". Unlike in Maven, {@code 2.0)} leaves out the pre-releases of 2.0</td></tr>
 * </table>
 */
public final class Constraint {
    /** {@code *}: every version. */
    public static final Constraint ANY = parse("*");

    private final List<List<ConstraintTerm>> alternatives;
    private final String text;

    private Constraint(List<List<ConstraintTerm>> alternatives) {
        this.alternatives = alternatives.stream().map(List::copyOf).toList();
        this.text = this.alternatives.stream()
                .map(terms -> terms.stream().map(ConstraintTerm::toString).collect(Collectors.joining(",")))
                .collect(Collectors.joining(" || "));
    }

    /** @throws MalformedText with what is wrong and what could be written instead */
    public static Constraint parse(String text) {
        return new Constraint(new ConstraintParser(text).parse());
    }

    /** The normal form: {@code ==} for "exactly", comparisons for Maven's ranges, no spaces but around {@code ||}. */
    public String text() {
        return text;
    }

    /** @throws MalformedText where it names a version that is none in {@code scheme}, such as {@code 1.0.Final} in {@code CM} */
    public VersionSet in(VersionScheme scheme) {
        VersionSet union = VersionSet.none(scheme);
        for (List<ConstraintTerm> terms : alternatives) {
            VersionSet intersection = VersionSet.all(scheme);
            for (ConstraintTerm term : terms) {
                intersection = intersection.intersect(term.in(scheme));
            }
            union = union.union(intersection);
        }
        return union;
    }

    /** Whether it asks for pre-releases by naming one. {@code 31.1-jre} is one in {@code CM}, and none in {@code MAVEN}. */
    public boolean mentionsPrerelease(VersionScheme scheme) {
        return alternatives.stream().flatMap(List::stream).anyMatch(term -> term.mentionsPrerelease(scheme));
    }

    /** Whether it names what every scheme takes for a pre-release; where the scheme is known, ask with it. */
    public boolean mentionsPrerelease() {
        return mentionsPrerelease(VersionScheme.MAVEN);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Constraint constraint && text.equals(constraint.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
