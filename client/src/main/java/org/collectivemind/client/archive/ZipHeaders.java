package org.collectivemind.client.archive;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Where the headers of a zip are read: at any position, or in ascending order as the zip arrives. */
interface ZipHeaders {
    /** A copy of {@code count} bytes, little-endian. */
    ByteBuffer at(long position, int count) throws IOException;
}
