package org.collectivemind.client.publication;

import java.nio.file.Path;
import org.collectivemind.format.archive.EntryPath;
import org.collectivemind.format.hash.Digest;

/** A file of the package's own, found in its source directory. @param size in bytes */
record OwnFile(EntryPath path, Path file, long size, Digest sha256, boolean executable) {}
