package org.collectivemind.format.lock;

import static org.collectivemind.format.json.CanonicalJson.Layout.BLOCK;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.json.CanonicalJson;
import org.collectivemind.format.json.JsonMember;
import org.collectivemind.format.json.JsonReader;
import org.collectivemind.format.json.JsonShape;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.release.AttributesCodec;
import org.collectivemind.format.release.Exports;
import org.collectivemind.format.release.ExportsCodec;
import org.collectivemind.format.release.FileEntry;
import org.collectivemind.format.release.FileEntryCodec;
import org.collectivemind.format.release.Payload;
import org.collectivemind.format.release.PayloadCodec;
import org.collectivemind.format.release.VariantId;
import org.collectivemind.format.tool.DetectRule;
import org.collectivemind.format.tool.DetectRuleCodec;

/** A variant of a lock. Payloads and files are always written, also where there are none, so that none can be stripped. */
final class LockedVariantCodec {
    private static final JsonMember<VariantId> ID = JsonMember.required("id", json -> json.text(VariantId::parse));
    private static final JsonMember<Attributes> ATTRIBUTES =
            JsonMember.optional("attributes", Attributes.NONE, AttributesCodec::read);
    private static final JsonMember<List<PackageSlot>> DEPENDENCIES =
            JsonMember.optional("dependencies", List.of(), json -> json.list(() -> json.text(PackageSlot::parse)));
    private static final JsonMember<List<Payload>> PAYLOADS =
            JsonMember.required("payloads", json -> json.list(() -> PayloadCodec.read(json)));
    private static final JsonMember<List<FileEntry>> FILES =
            JsonMember.required("files", json -> json.list(() -> FileEntryCodec.read(json)));
    private static final JsonMember<Exports> EXPORTS = JsonMember.optional("exports", Exports.NONE, ExportsCodec::read);
    private static final JsonMember<Optional<DetectRule>> DETECT = JsonMember.optional("detect", DetectRuleCodec::read);
    private static final JsonShape SHAPE = JsonShape.of(ID, ATTRIBUTES, DEPENDENCIES, DETECT, PAYLOADS, FILES, EXPORTS);

    private LockedVariantCodec() {}

    /** @param shared files that its package lists once for all its variants */
    static void write(CanonicalJson json, LockedVariant variant, Set<FileEntry> shared) {
        List<FileEntry> own =
                variant.files().stream().filter(file -> !shared.contains(file)).toList();
        json.object(BLOCK, () -> {
            json.key(ID.key()).value(variant.id().text());
            if (!variant.attributes().isEmpty()) {
                json.key(ATTRIBUTES.key());
                AttributesCodec.write(json, variant.attributes());
            }
            if (!variant.dependencies().isEmpty()) {
                json.key(DEPENDENCIES.key()).array(BLOCK, variant.dependencies(), slot -> json.value(slot.toString()));
            }
            variant.detect().ifPresent(rule -> {
                json.key(DETECT.key());
                DetectRuleCodec.write(json, rule);
            });
            json.key(PAYLOADS.key()).array(BLOCK, variant.payloads(), each -> PayloadCodec.write(json, each));
            json.key(FILES.key()).array(BLOCK, own, each -> FileEntryCodec.write(json, each));
            if (!variant.exports().isEmpty()) {
                json.key(EXPORTS.key());
                ExportsCodec.write(json, variant.exports());
            }
        });
    }

    /** What a package makes a variant of, once it knows the files that all of them have. */
    static Function<List<FileEntry>, LockedVariant> read(JsonReader json) {
        return json.object(
                SHAPE,
                object -> shared -> new LockedVariant(
                        object.get(ID),
                        object.get(ATTRIBUTES),
                        object.get(DEPENDENCIES),
                        object.get(PAYLOADS),
                        Stream.concat(shared.stream(), object.get(FILES).stream())
                                .toList(),
                        object.get(EXPORTS),
                        object.get(DETECT)));
    }
}
