package org.collectivemind.client.store;

import java.nio.file.Path;
import org.collectivemind.format.hash.Digest;

/**
 * A directory with the files of a variant, read-only and shared by all projects.
 *
 * @param reused whether it was there and intact
 * @param linked files that are hard links into the store, counted when the view was made
 * @param copied files with bytes of their own: where the file system has no hard links to give
 */
public record View(Path directory, Digest tree, boolean reused, int linked, int copied) {}
