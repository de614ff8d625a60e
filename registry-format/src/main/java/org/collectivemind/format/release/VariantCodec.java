package org.collectivemind.format.release;

import static org.collectivemind.format.json.CanonicalJson.Layout.BLOCK;

import java.util.List;
import java.util.Optional;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.json.CanonicalJson;
import org.collectivemind.format.json.JsonMember;
import org.collectivemind.format.json.JsonReader;
import org.collectivemind.format.json.JsonShape;
import org.collectivemind.format.requirement.Requirement;
import org.collectivemind.format.resource.Resources;

/** A variant in manifests and shards. */
final class VariantCodec {
    private static final JsonMember<VariantId> ID = JsonMember.required("id", json -> json.text(VariantId::parse));
    private static final JsonMember<Attributes> ATTRIBUTES =
            JsonMember.optional("attributes", Attributes.NONE, VariantCodec::published);
    private static final JsonMember<Requirement> REQUIRES =
            JsonMember.optional("requires", Requirement.ALWAYS, json -> json.text(Requirement::parse));
    private static final JsonMember<Optional<Resources>> RESOURCES =
            JsonMember.optional("resources", ResourcesCodec::read);
    private static final JsonMember<List<Payload>> PAYLOADS =
            JsonMember.required("payloads", json -> json.list(() -> PayloadCodec.read(json)));
    private static final JsonMember<List<FileEntry>> FILES =
            JsonMember.required("files", json -> json.list(() -> FileEntryCodec.read(json)));
    private static final JsonMember<Exports> EXPORTS = JsonMember.optional("exports", Exports.NONE, ExportsCodec::read);
    private static final JsonShape SHAPE =
            RelationsCodec.in(JsonShape.of(ID, ATTRIBUTES, REQUIRES, RESOURCES, PAYLOADS, FILES, EXPORTS));

    private VariantCodec() {}

    /** A registry that serves what a machine would have to have is mistaken, or lies about where files come from. */
    private static Attributes published(JsonReader json) {
        return json.here(() -> {
            Attributes attributes = AttributesCodec.read(json);
            if (attributes.get(Variant.ORIGIN).isPresent()) {
                throw new MalformedText(
                        "set of attributes",
                        attributes.toString(),
                        "what is published has no `" + Variant.ORIGIN + "`");
            }
            return attributes;
        });
    }

    static void write(CanonicalJson json, Variant variant) {
        json.object(BLOCK, () -> {
            json.key(ID.key()).value(variant.id().text());
            if (!variant.attributes().isEmpty()) {
                json.key(ATTRIBUTES.key());
                AttributesCodec.write(json, variant.attributes());
            }
            if (!variant.requires().equals(Requirement.ALWAYS)) {
                json.key(REQUIRES.key()).value(variant.requires().text());
            }
            variant.resources().ifPresent(resources -> {
                json.key(RESOURCES.key());
                ResourcesCodec.write(json, resources);
            });
            RelationsCodec.write(json, variant.relations());
            json.key(PAYLOADS.key()).array(BLOCK, variant.payloads(), each -> PayloadCodec.write(json, each));
            json.key(FILES.key()).array(BLOCK, variant.files(), each -> FileEntryCodec.write(json, each));
            if (!variant.exports().isEmpty()) {
                json.key(EXPORTS.key());
                ExportsCodec.write(json, variant.exports());
            }
        });
    }

    static Variant read(JsonReader json) {
        return json.object(
                SHAPE,
                object -> new Variant(
                        object.get(ID),
                        object.get(ATTRIBUTES),
                        object.get(REQUIRES),
                        object.get(RESOURCES),
                        RelationsCodec.read(object),
                        object.get(PAYLOADS),
                        object.get(FILES),
                        object.get(EXPORTS)));
    }
}
