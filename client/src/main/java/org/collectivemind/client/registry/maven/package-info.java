/**
 * Plain Maven repositories as registries (DESIGN §4). Main types: {@link org.collectivemind.client.registry.maven.MavenRegistry}
 * and, below it, {@link org.collectivemind.client.registry.maven.MavenRepositories}, behind which Maven Resolver does metadata,
 * POMs, settings, mirrors and authentication. Nothing outside this package may know Maven Resolver or Maven's own classes; nothing
 * inside downloads payloads, solves, or collects dependencies Maven's way.
 */
@NullMarked
package org.collectivemind.client.registry.maven;

import org.jspecify.annotations.NullMarked;
