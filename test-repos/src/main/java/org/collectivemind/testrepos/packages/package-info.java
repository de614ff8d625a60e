/**
 * Small packages as their authors would write them, of every kind: {@link
 * org.collectivemind.testrepos.packages.SamplePackages}. Manifests follow DESIGN §4; payloads are seeded random bytes.
 */
@NullMarked
package org.collectivemind.testrepos.packages;

import org.jspecify.annotations.NullMarked;
