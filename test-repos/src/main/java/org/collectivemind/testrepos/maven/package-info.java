/**
 * Plain Maven 2 repositories, made up for a test and served from disk or by a chaos server: {@link
 * org.collectivemind.testrepos.maven.MavenRepositoryWriter}. They know nothing of Collective Mind.
 */
@NullMarked
package org.collectivemind.testrepos.maven;

import org.jspecify.annotations.NullMarked;
