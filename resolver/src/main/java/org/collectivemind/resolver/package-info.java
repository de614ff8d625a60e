/**
 * Chooses a version and a variant of every package a project reaches, on one target; or explains why that cannot be. Main type:
 * {@link org.collectivemind.resolver.Resolver}. Pure: no clock, no files, no network; equal questions get equal answers.
 *
 * <p><b>What is valid.</b> A selection gives each place (a package, or a package under an alias) at most one candidate, a version
 * and one of its variants, in one of its placements where it has such, and of every dependency that leaves a choice says which option is taken; equal ones, reached with equal
 * exclusions, take the same. The options of alternatives are theirs, in order, each itself or what it stands for; of a dependency
 * on a capability or on tags, the packages that provide or bear them.
 *
 * <p>The project reaches the places its roots, or the options taken of them, name. Whatever is reached reaches what its
 * dependencies and those of the features asked of it name, less the packages excluded on the way there. An excluded package is no
 * option; a dependency all of whose options are excluded is not there. A feature the candidate does not have has no
 * dependencies. A selection is valid iff
 *
 * <ol>
 *   <li>it has a candidate in exactly the places that are reached;
 *   <li>every dependency on the way, and every option taken, is satisfied: the version is in its constraint, the variant states every
 *       attribute wished, the candidate provides the capability in a version asked for, or the version bears all the tags;
 *   <li>what each variant requires is true on the target; an unknown fact is not true;
 *   <li>for every axis with a default that is neither substitutable nor free by the rules: the variant has the default, or does not state the axis, or some
 *       dependency or option taken on the way to the place wishes the axis;
 *   <li>no candidate has a conflict with one of another package, and each is what the others' bounds say of its package;
 *   <li>no two packages provide one capability, in whatever versions; one package in two places may;
 *   <li>candidates that list an attribute as coherent, and state it, state the same value;
 *   <li>no version is a pre-release, unless the rules or the project's own requirements ask for those of the package, or of what is
 *       neither yanked nor too new it has only such; none is yanked, unless locked or pinned exactly by the project; and none was
 *       published after the cutoff, or nobody knows when, unless locked;
 *   <li>each candidate is what every override and every constraint of the policy says of its package;
 *   <li>of a package of which something was measured, each candidate's results are in all the bounds asked for.
 * </ol>
 *
 * <p>Dependencies, the roots' too, are read as the policy amends them: those on excluded packages are not there, and those on
 * overridden packages accept whatever the override does. The project's own requirements are its roots, so amended, and its
 * overrides and constraints; an attribute these select is wished.
 *
 * <p>The resolver finds a valid selection whenever there is one. Which one: DESIGN §5, in the order the search decides; it is not
 * the best by any global measure.
 */
@NullMarked
package org.collectivemind.resolver;

import org.jspecify.annotations.NullMarked;
