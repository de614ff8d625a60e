/**
 * {@code bundle.json}, the list of what a bundle holds: everything an installation from one {@code cm.lock} needs, in a directory
 * that any file system can carry to a machine without a network. {@link org.collectivemind.format.bundle.BundleListing} is the
 * value, {@link org.collectivemind.format.bundle.BundleListingCodec} its one form. docs/reference/bundle.md describes the directory.
 */
@NullMarked
package org.collectivemind.format.bundle;

import org.jspecify.annotations.NullMarked;
