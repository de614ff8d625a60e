/**
 * Bundles: directories that hold all that one {@code cm.lock} needs, for machines without a network. {@link
 * org.collectivemind.client.bundle.Bundling} makes one, {@link org.collectivemind.client.bundle.Bundle} reads it, {@link
 * org.collectivemind.client.bundle.BundleCheck} verifies it. The bytes are those the lock pins, so a bundle is trusted no more than
 * a mirror; it is not signed. The format is {@link org.collectivemind.format.bundle.BundleListing}, docs/reference/bundle.md.
 */
@NullMarked
package org.collectivemind.client.bundle;

import org.jspecify.annotations.NullMarked;
