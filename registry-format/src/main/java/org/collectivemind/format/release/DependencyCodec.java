package org.collectivemind.format.release;

import static org.collectivemind.format.json.CanonicalJson.Layout.LINE;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.json.CanonicalJson;
import org.collectivemind.format.json.JsonMember;
import org.collectivemind.format.json.JsonReader;
import org.collectivemind.format.json.JsonShape;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.version.Constraint;

/** A dependency in manifests and shards. */
final class DependencyCodec {
    private static final JsonMember<PackageName> PACKAGE =
            JsonMember.required("package", json -> json.text(PackageName::parse));
    private static final JsonMember<Constraint> CONSTRAINT =
            JsonMember.required("constraint", json -> json.text(Constraint::parse));
    private static final JsonMember<Attributes> SELECT =
            JsonMember.optional("select", Attributes.NONE, AttributesCodec::read);
    private static final JsonMember<PackageDependency.Strength> STRENGTH = JsonMember.optional(
            "strength",
            PackageDependency.Strength.HARD,
            json -> json.choice(PackageDependency.Strength.values(), DependencyCodec::word));
    private static final JsonMember<List<PackageName>> EXCLUSIONS =
            JsonMember.optional("exclusions", List.of(), json -> json.list(() -> json.text(PackageName::parse)));
    private static final JsonShape SHAPE = JsonShape.of(PACKAGE, CONSTRAINT, SELECT, STRENGTH, EXCLUSIONS);

    private DependencyCodec() {}

    private static String word(PackageDependency.Strength strength) {
        return strength.name().toLowerCase(Locale.ROOT);
    }

    static void write(CanonicalJson json, Dependency any) {
        PackageDependency dependency = (PackageDependency) any;
        json.object(LINE, () -> {
            json.key(PACKAGE.key()).value(dependency.name().toString());
            json.key(CONSTRAINT.key()).value(dependency.constraint().text());
            if (!dependency.select().isEmpty()) {
                json.key(SELECT.key());
                AttributesCodec.write(json, dependency.select());
            }
            if (dependency.strength() != PackageDependency.Strength.HARD) {
                json.key(STRENGTH.key()).value(word(dependency.strength()));
            }
            if (!dependency.exclusions().isEmpty()) {
                json.key(EXCLUSIONS.key()).array(LINE, dependency.exclusions(), name -> json.value(name.toString()));
            }
        });
    }

    static Dependency read(JsonReader json) {
        return json.object(
                SHAPE,
                object -> new PackageDependency(
                        object.get(PACKAGE),
                        object.get(CONSTRAINT),
                        object.get(SELECT),
                        object.get(STRENGTH),
                        new TreeSet<>(object.get(EXCLUSIONS))));
    }
}
