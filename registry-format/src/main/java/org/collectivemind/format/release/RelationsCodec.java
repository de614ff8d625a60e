package org.collectivemind.format.release;

import static org.collectivemind.format.json.CanonicalJson.Layout.BLOCK;
import static org.collectivemind.format.json.CanonicalJson.Layout.LINE;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.json.CanonicalJson;
import org.collectivemind.format.json.JsonMember;
import org.collectivemind.format.json.JsonObject;
import org.collectivemind.format.json.JsonReader;
import org.collectivemind.format.json.JsonShape;
import org.collectivemind.format.name.FeatureName;

/** The relations of a release or a variant: members of its object, each left out where it is empty. */
final class RelationsCodec {
    private static final JsonMember<List<Dependency>> DEPENDENCIES = list("dependencies", DependencyCodec::read);
    private static final JsonMember<SortedMap<FeatureName, List<Dependency>>> FEATURES = JsonMember.optional(
            "features",
            Collections.emptySortedMap(),
            json -> json.map(FeatureName::parse, () -> json.list(() -> DependencyCodec.read(json))));
    private static final JsonMember<List<PackageMatch>> CONFLICTS = list("conflicts", PackageMatchCodec::read);
    private static final JsonMember<List<PackageMatch>> CONSTRAINS = list("constrains", PackageMatchCodec::read);
    private static final JsonMember<List<Capability>> PROVIDES = list("provides", json -> json.text(Capability::parse));
    private static final JsonMember<List<AttributeKey>> COHERENT =
            list("coherent", json -> json.text(AttributeKey::parse));

    private RelationsCodec() {}

    private static <T> JsonMember<List<T>> list(String key, Function<JsonReader, T> read) {
        return JsonMember.optional(key, List.of(), json -> json.list(() -> read.apply(json)));
    }

    /** The members, behind those of {@code shape}. */
    static JsonShape in(JsonShape shape) {
        return shape.with(List.of(DEPENDENCIES, FEATURES, CONFLICTS, CONSTRAINS, PROVIDES, COHERENT));
    }

    /** Writes the members. */
    static void write(CanonicalJson json, Relations relations) {
        array(json, DEPENDENCIES.key(), relations.dependencies(), DependencyCodec::write);
        if (!relations.features().isEmpty()) {
            json.key(FEATURES.key())
                    .map(
                            BLOCK,
                            relations.features(),
                            list -> json.array(BLOCK, list, each -> DependencyCodec.write(json, each)));
        }
        array(json, CONFLICTS.key(), relations.conflicts(), PackageMatchCodec::write);
        array(json, CONSTRAINS.key(), relations.constrains(), PackageMatchCodec::write);
        array(json, PROVIDES.key(), relations.provides(), (out, provided) -> out.value(provided.toString()));
        if (!relations.coherent().isEmpty()) {
            json.key(COHERENT.key()).array(LINE, relations.coherent(), key -> json.value(key.text()));
        }
    }

    private static <T> void array(
            CanonicalJson json, String key, Collection<T> elements, BiConsumer<CanonicalJson, T> write) {
        if (!elements.isEmpty()) {
            json.key(key).array(BLOCK, elements, each -> write.accept(json, each));
        }
    }

    static Relations read(JsonObject object) {
        return new Relations(
                object.get(DEPENDENCIES),
                object.get(FEATURES),
                object.get(CONFLICTS),
                object.get(CONSTRAINS),
                object.get(PROVIDES),
                new TreeSet<>(object.get(COHERENT)));
    }

    /** Whether format 1 of releases can say it: dependencies on packages, without features and aliases. */
    static boolean isOfFirstFormat(Relations relations) {
        return Relations.of(relations.dependencies()).equals(relations)
                && relations.dependencies().stream()
                        .allMatch(dependency -> dependency instanceof PackageDependency on
                                && on.features().isEmpty()
                                && on.alias().isEmpty());
    }
}
