/**
 * Programs a machine may already have: {@link org.collectivemind.format.attribute.ToolName what} they are called as facts, and a {@link
 * org.collectivemind.format.tool.DetectRule package's rule} how one is found and asked for its version. Rules come from registries,
 * so they are untrusted: whatever they could do wrong is refused here, when they are read. Starts nothing.
 */
@NullMarked
package org.collectivemind.format.tool;

import org.jspecify.annotations.NullMarked;
