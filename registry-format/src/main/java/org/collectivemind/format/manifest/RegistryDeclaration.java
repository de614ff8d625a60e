package org.collectivemind.format.manifest;

import java.util.List;

/**
 * A registry a project uses.
 *
 * @param alias how the project and its lock call it
 * @param groups patterns of groups this registry alone serves, such as {@code com.microsoft.*}; empty means any group no other
 *     registry claims (the guard against dependency confusion, DESIGN §7)
 */
public record RegistryDeclaration(RegistryAlias alias, RegistryLocation location, List<String> groups) {
    public RegistryDeclaration {
        groups = List.copyOf(groups);
    }
}
