/**
 * Registries as the client sees them: Collective Mind's own in a directory or behind a plain web server, and any plain Maven
 * repository (DESIGN §4). Main types: {@link org.collectivemind.client.registry.Registry} and
 * {@link org.collectivemind.client.registry.Registries}. Nothing here downloads payloads or knows a project.
 */
@NullMarked
package org.collectivemind.client.registry;

import org.jspecify.annotations.NullMarked;
