/**
 * The local artifact store. {@link org.collectivemind.client.store.Store} keeps files by content (blobs), lists of files (trees)
 * and directories made of them (views); package {@code plan} turns payloads into all three. The store knows digests and paths,
 * never URLs.
 *
 * <p>Safety comes from one pattern: a unique name under {@code partial/}, verify, force, atomic rename. A process may die between
 * any two steps and others may do the same work at the same time: what has a final name is complete and right. Locks only save
 * bandwidth. Blobs are read-only and carry one fixed modification time, so a changed file shows in its metadata.
 */
@NullMarked
package org.collectivemind.client.store;

import org.jspecify.annotations.NullMarked;
