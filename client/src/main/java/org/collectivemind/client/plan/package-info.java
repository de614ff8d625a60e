/**
 * What an installation will fetch, and how: an immutable plan made of what a lock wants, what the store has and what other tools
 * left on the machine ({@link org.collectivemind.client.plan.Adoption}), before anything is asked of a host; and the pipeline that
 * carries it out. It knows neither projects nor registries: who wants a payload says where it may be had.
 */
@NullMarked
package org.collectivemind.client.plan;

import org.jspecify.annotations.NullMarked;
