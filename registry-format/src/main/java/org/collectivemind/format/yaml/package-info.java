/**
 * Strict YAML with places: text to a tree of {@link org.collectivemind.format.yaml.YamlNode}, for the files people write (cm.yaml,
 * platform files). Scalars stay text, so {@code 1.10} is never 1.1. No anchors, tags, or objects (notes on security, DESIGN §7).
 */
@NullMarked
package org.collectivemind.format.yaml;

import org.jspecify.annotations.NullMarked;
