/**
 * Reading archives nobody vouches for. {@link org.collectivemind.client.archive.SafeExtractor} hands wanted files to an {@link
 * org.collectivemind.client.archive.EntrySink} and holds every rule of {@link
 * org.collectivemind.format.archive.HostileArchive.Rule}; it never touches the file system itself, so nothing an archive says can
 * become a path. The readers for tar and zip are whitelists of our own: commons-compress accepts 31 of 32 hostile archives, and
 * the checks need what it does not show (local headers, raw sizes, gaps between entries). Archives come from a file, as a stream,
 * or by ranges ({@link org.collectivemind.client.archive.RandomBytes}); of the last only what is pinned is read.
 */
@NullMarked
package org.collectivemind.client.archive;

import org.jspecify.annotations.NullMarked;
