/**
 * From a package's source directory to a published version: files are collected, upstream sources verified and inspected, payloads
 * packed, the canonical manifest written, and the whole committed to a registry at once (DESIGN §4). Main type:
 * {@link org.collectivemind.client.publication.Publish}. Code of the package is never run.
 */
@NullMarked
package org.collectivemind.client.publication;

import org.jspecify.annotations.NullMarked;
