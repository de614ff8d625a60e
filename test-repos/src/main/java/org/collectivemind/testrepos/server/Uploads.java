package org.collectivemind.testrepos.server;

/** How a host takes uploads; measured behaviour of real ones is in notes/registry.md §2. */
public enum Uploads {
    /** {@code 405} to every change. */
    REFUSED(false, false, false),
    /** As S3 and S3Proxy: any path, preconditions honoured atomically, no collections. */
    OBJECT_STORE(true, false, false),
    /** As nginx with its DAV modules: parents made on the way, preconditions ignored, {@code MKCOL} and {@code MOVE} atomic. */
    WEBDAV_IGNORING_PRECONDITIONS(false, true, false),
    /** As lighttpd: {@code 409} until the parent collections exist, preconditions honoured, {@code MOVE} atomic. */
    WEBDAV_PARENTS_FIRST(true, true, true);

    final boolean preconditions;
    final boolean collections;
    final boolean parentsFirst;

    Uploads(boolean preconditions, boolean collections, boolean parentsFirst) {
        this.preconditions = preconditions;
        this.collections = collections;
        this.parentsFirst = parentsFirst;
    }
}
