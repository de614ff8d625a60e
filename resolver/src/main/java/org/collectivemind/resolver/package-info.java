/**
 * Chooses a version and a variant of every package a project reaches, on one target; or explains why that cannot be. Main type:
 * {@link org.collectivemind.resolver.Resolver}. Pure: no clock, no files, no network; equal questions get equal answers.
 *
 * <p><b>What is valid.</b> A selection gives each package name at most one candidate, a version and one of its variants. The
 * project reaches what its roots name; whatever is reached reaches what its dependencies name, less the packages excluded on the
 * way there. A selection is valid iff
 *
 * <ol>
 *   <li>it has a candidate of exactly the packages that are reached;
 *   <li>every dependency on the way is satisfied: the version is in its constraint, and the variant states every attribute wished;
 *   <li>what each variant requires is true on the target; an unknown fact is not true;
 *   <li>for every axis with a default that is not substitutable: the variant has the default, or does not state the axis, or some
 *       dependency on the way to the package wishes the axis;
 *   <li>no version is a pre-release, unless the rules or the project's own requirements ask for those of the package, or of what is
 *       neither yanked nor too new it has only such; none is yanked, unless locked or pinned exactly by the project; and none was
 *       published after the cutoff, or nobody knows when, unless locked;
 *   <li>each candidate is what every override and every constraint of the policy says of its package.
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
