package org.collectivemind.format.release;

import static org.collectivemind.format.json.CanonicalJson.Layout.LINE;

import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.json.CanonicalJson;
import org.collectivemind.format.json.JsonReader;

/** Attributes in manifests, shards and locks: {@code {"ml.precision": "int8"}}. */
public final class AttributesCodec {
    private AttributesCodec() {}

    public static void write(CanonicalJson json, Attributes attributes) {
        json.map(LINE, attributes.values(), json::value);
    }

    public static Attributes read(JsonReader json) {
        return json.here(() -> new Attributes(json.map(AttributeKey::parse, json::text)));
    }
}
