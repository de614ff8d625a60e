/**
 * What can go wrong while {@code cm} fetches and stores, done to the whole program: processes killed at random moments, disks that
 * fill up, servers that lie, bits that flip, archives that attack, bytes nobody wrote. The short form runs with every build, the
 * long one by {@code mvn -B verify -Pfaults}; both are the same classes ({@link org.collectivemind.client.faults.Scale}). What each
 * fault leads to is in {@code docs/reference/faults.md}.
 */
@NullMarked
package org.collectivemind.client.faults;

import org.jspecify.annotations.NullMarked;
