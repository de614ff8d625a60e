package org.collectivemind.format.release;

import static org.collectivemind.format.json.CanonicalJson.Layout.LINE;

import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.json.CanonicalJson;
import org.collectivemind.format.json.JsonMember;
import org.collectivemind.format.json.JsonReader;
import org.collectivemind.format.json.JsonShape;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.version.Constraint;

/** A conflict or a bound: {@code {"package": "org.other:x", "constraint": "<2"}}. */
final class PackageMatchCodec {
    private static final JsonMember<PackageName> PACKAGE =
            JsonMember.required("package", json -> json.text(PackageName::parse));
    private static final JsonMember<Constraint> CONSTRAINT =
            JsonMember.required("constraint", json -> json.text(Constraint::parse));
    private static final JsonMember<Attributes> SELECT =
            JsonMember.optional("select", Attributes.NONE, AttributesCodec::read);
    private static final JsonShape SHAPE = JsonShape.of(PACKAGE, CONSTRAINT, SELECT);

    private PackageMatchCodec() {}

    static void write(CanonicalJson json, PackageMatch match) {
        json.object(LINE, () -> {
            json.key(PACKAGE.key()).value(match.name().toString());
            json.key(CONSTRAINT.key()).value(match.constraint().text());
            if (!match.select().isEmpty()) {
                json.key(SELECT.key());
                AttributesCodec.write(json, match.select());
            }
        });
    }

    static PackageMatch read(JsonReader json) {
        return json.object(
                SHAPE, object -> new PackageMatch(object.get(PACKAGE), object.get(CONSTRAINT), object.get(SELECT)));
    }
}
