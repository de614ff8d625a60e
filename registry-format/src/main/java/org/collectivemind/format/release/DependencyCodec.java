package org.collectivemind.format.release;

import static org.collectivemind.format.json.CanonicalJson.Layout.LINE;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.json.CanonicalJson;
import org.collectivemind.format.json.JsonMember;
import org.collectivemind.format.json.JsonObject;
import org.collectivemind.format.json.JsonReader;
import org.collectivemind.format.json.JsonShape;
import org.collectivemind.format.name.Alias;
import org.collectivemind.format.name.FeatureName;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.version.Constraint;

/** A dependency in manifests and shards: on a {@code package}, a {@code capability}, {@code tags}, or {@code any} of others. */
final class DependencyCodec {
    private static final JsonMember<Optional<PackageName>> PACKAGE =
            JsonMember.optional("package", json -> json.text(PackageName::parse));
    private static final JsonMember<Optional<CapabilityName>> CAPABILITY =
            JsonMember.optional("capability", json -> json.text(CapabilityName::parse));
    private static final JsonMember<Optional<List<String>>> TAGS =
            JsonMember.optional("tags", json -> json.list(json::text));
    private static final JsonMember<Optional<List<Dependency>>> ANY =
            JsonMember.optional("any", json -> json.list(() -> DependencyCodec.read(json)));
    private static final JsonMember<Optional<Constraint>> CONSTRAINT =
            JsonMember.optional("constraint", json -> json.text(Constraint::parse));
    private static final JsonMember<Attributes> SELECT =
            JsonMember.optional("select", Attributes.NONE, AttributesCodec::read);
    private static final JsonMember<List<FeatureName>> FEATURES =
            JsonMember.optional("features", List.of(), json -> json.list(() -> json.text(FeatureName::parse)));
    private static final JsonMember<Optional<Alias>> AS = JsonMember.optional("as", json -> json.text(Alias::parse));
    private static final JsonMember<PackageDependency.Strength> STRENGTH = JsonMember.optional(
            "strength",
            PackageDependency.Strength.HARD,
            json -> json.choice(PackageDependency.Strength.values(), DependencyCodec::word));
    private static final JsonMember<List<PackageName>> EXCLUSIONS =
            JsonMember.optional("exclusions", List.of(), json -> json.list(() -> json.text(PackageName::parse)));
    private static final JsonShape SHAPE =
            JsonShape.of(PACKAGE, CAPABILITY, TAGS, ANY, CONSTRAINT, SELECT, FEATURES, AS, STRENGTH, EXCLUSIONS);

    private DependencyCodec() {}

    private static String word(PackageDependency.Strength strength) {
        return strength.name().toLowerCase(Locale.ROOT);
    }

    static void write(CanonicalJson json, Dependency dependency) {
        json.object(LINE, () -> {
            if (dependency instanceof PackageDependency on) {
                members(json, on);
            } else if (dependency instanceof CapabilityDependency on) {
                json.key(CAPABILITY.key()).value(on.capability().text());
                json.key(CONSTRAINT.key()).value(on.constraint().text());
            } else if (dependency instanceof TagDependency on) {
                json.key(TAGS.key()).array(LINE, on.tags(), json::value);
                select(json, on.select());
            } else if (dependency instanceof AnyOf on) {
                json.key(ANY.key()).array(LINE, on.options(), option -> write(json, option));
            } else {
                throw new IllegalStateException("unknown dependency " + dependency);
            }
        });
    }

    private static void members(CanonicalJson json, PackageDependency dependency) {
        json.key(PACKAGE.key()).value(dependency.name().toString());
        json.key(CONSTRAINT.key()).value(dependency.constraint().text());
        select(json, dependency.select());
        if (!dependency.features().isEmpty()) {
            json.key(FEATURES.key()).array(LINE, dependency.features(), feature -> json.value(feature.text()));
        }
        dependency.alias().ifPresent(alias -> json.key(AS.key()).value(alias.text()));
        if (dependency.strength() != PackageDependency.Strength.HARD) {
            json.key(STRENGTH.key()).value(word(dependency.strength()));
        }
        if (!dependency.exclusions().isEmpty()) {
            json.key(EXCLUSIONS.key()).array(LINE, dependency.exclusions(), name -> json.value(name.toString()));
        }
    }

    private static void select(CanonicalJson json, Attributes select) {
        if (!select.isEmpty()) {
            json.key(SELECT.key());
            AttributesCodec.write(json, select);
        }
    }

    static Dependency read(JsonReader json) {
        return json.object(SHAPE, DependencyCodec::dependency);
    }

    private static Dependency dependency(JsonObject object) {
        if (object.get(PACKAGE).isPresent()) {
            object.requireOnly(
                    "a dependency on a package",
                    List.of(PACKAGE, CONSTRAINT, SELECT, FEATURES, AS, STRENGTH, EXCLUSIONS));
            PackageName name = object.get(PACKAGE).get();
            return new PackageDependency(
                    name,
                    constraint(object, name.toString()),
                    object.get(SELECT),
                    new TreeSet<>(object.get(FEATURES)),
                    object.get(AS),
                    object.get(STRENGTH),
                    new TreeSet<>(object.get(EXCLUSIONS)));
        } else if (object.get(CAPABILITY).isPresent()) {
            object.requireOnly("a dependency on a capability", List.of(CAPABILITY, CONSTRAINT));
            CapabilityName name = object.get(CAPABILITY).get();
            return new CapabilityDependency(name, constraint(object, name.text()));
        } else if (object.get(TAGS).isPresent()) {
            object.requireOnly("a dependency by tags", List.of(TAGS, SELECT));
            return new TagDependency(new TreeSet<>(object.get(TAGS).get()), object.get(SELECT));
        }
        object.requireOnly("alternatives", List.of(ANY));
        return new AnyOf(object.get(ANY)
                .orElseThrow(() ->
                        new MalformedText("dependency", "{}", "`package`, `capability`, `tags` or `any` is missing")));
    }

    private static Constraint constraint(JsonObject object, String name) {
        return object.get(CONSTRAINT)
                .orElseThrow(() -> new MalformedText("dependency", name, "its `constraint` is missing"));
    }
}
