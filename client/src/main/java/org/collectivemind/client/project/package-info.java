/**
 * A project: its manifest, its lock, and the environment that {@code cm install} lays out for it. The work of {@code cm lock},
 * {@code install}, {@code add}, {@code tree}… is here, a class each; the command line only calls it.
 */
@NullMarked
package org.collectivemind.client.project;

import org.jspecify.annotations.NullMarked;
