/**
 * How the JSON files of Collective Mind are written and read: {@link org.collectivemind.format.json.CanonicalJson} gives equal
 * bytes for equal values, {@link org.collectivemind.format.json.JsonReader} takes nothing it does not understand. Streaming
 * only: no data binding, whose classes cost more at start-up than reading a lockfile does.
 */
@NullMarked
package org.collectivemind.format.json;

import org.jspecify.annotations.NullMarked;
