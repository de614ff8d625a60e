package org.collectivemind.client.archive;

import org.collectivemind.format.hash.Digest;

/** What a lockfile or manifest pins about a file inside an archive. @param size in bytes */
public record Expected(long size, Digest sha256) {}
