package org.collectivemind.format.release;

import static org.collectivemind.format.json.CanonicalJson.Layout.LINE;

import java.util.List;
import java.util.Optional;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.json.CanonicalJson;
import org.collectivemind.format.json.JsonMember;
import org.collectivemind.format.json.JsonReader;
import org.collectivemind.format.json.JsonShape;

/** An axis in manifests and shards. */
final class AxisCodec {
    private static final JsonMember<AttributeKey> ATTRIBUTE =
            JsonMember.required("attribute", json -> json.text(AttributeKey::parse));
    private static final JsonMember<List<String>> VALUES = JsonMember.required("values", json -> json.list(json::text));
    private static final JsonMember<Optional<String>> DEFAULT = JsonMember.optional("default", JsonReader::text);
    private static final JsonMember<Boolean> SUBSTITUTABLE =
            JsonMember.optional("substitutable", false, JsonReader::flag);
    private static final JsonShape SHAPE = JsonShape.of(ATTRIBUTE, VALUES, DEFAULT, SUBSTITUTABLE);

    private AxisCodec() {}

    static void write(CanonicalJson json, Axis axis) {
        json.object(LINE, () -> {
            json.key(ATTRIBUTE.key()).value(axis.key().text());
            json.key(VALUES.key()).array(LINE, axis.values(), json::value);
            axis.defaultValue().ifPresent(value -> json.key(DEFAULT.key()).value(value));
            if (axis.substitutable()) {
                json.key(SUBSTITUTABLE.key()).value(true);
            }
        });
    }

    static Axis read(JsonReader json) {
        return json.object(
                SHAPE,
                object -> new Axis(
                        object.get(ATTRIBUTE), object.get(VALUES), object.get(DEFAULT), object.get(SUBSTITUTABLE)));
    }
}
