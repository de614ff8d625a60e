package org.collectivemind.format.lock;

import static org.collectivemind.format.json.CanonicalJson.Layout.BLOCK;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.json.CanonicalJson;
import org.collectivemind.format.json.JsonMember;
import org.collectivemind.format.json.JsonObject;
import org.collectivemind.format.json.JsonReader;
import org.collectivemind.format.json.JsonShape;
import org.collectivemind.format.manifest.RegistryAlias;
import org.collectivemind.format.manifest.TargetName;
import org.collectivemind.format.name.Alias;
import org.collectivemind.format.name.Coordinate;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.FileEntry;
import org.collectivemind.format.release.FileEntryCodec;
import org.collectivemind.format.release.Kind;
import org.collectivemind.format.release.VariantId;
import org.collectivemind.format.requirement.Placement;
import org.collectivemind.format.version.VersionScheme;

/** A package of a lock, one block. */
final class LockedPackageCodec {
    private static final JsonMember<PackageName> PACKAGE =
            JsonMember.required("package", json -> json.text(PackageName::parse));
    private static final JsonMember<Optional<Alias>> AS = JsonMember.optional("as", json -> json.text(Alias::parse));
    private static final JsonMember<String> VERSION = JsonMember.required("version", JsonReader::text);
    private static final JsonMember<VersionScheme> SCHEME = JsonMember.optional(
            "scheme", VersionScheme.CM, json -> json.choice(VersionScheme.values(), VersionScheme::id));
    private static final JsonMember<Kind> KIND =
            JsonMember.required("kind", json -> json.choice(Kind.values(), Kind::id));
    private static final JsonMember<RegistryAlias> REGISTRY =
            JsonMember.required("registry", json -> json.text(RegistryAlias::new));
    private static final JsonMember<SortedMap<TargetName, VariantId>> SELECT =
            JsonMember.required("select", json -> json.map(TargetName::new, () -> json.text(VariantId::parse)));
    private static final JsonMember<Optional<SortedMap<TargetName, Placement>>> PLACEMENTS =
            JsonMember.optional("placements", json -> json.map(TargetName::new, () -> json.text(Placement::parse)));
    private static final JsonMember<Optional<List<FileEntry>>> FILES =
            JsonMember.optional("files", json -> json.list(() -> FileEntryCodec.read(json)));
    private static final JsonMember<List<Function<List<FileEntry>, LockedVariant>>> VARIANTS =
            JsonMember.required("variants", json -> json.list(() -> LockedVariantCodec.read(json)));
    private static final JsonShape SHAPE =
            JsonShape.of(PACKAGE, AS, VERSION, SCHEME, KIND, REGISTRY, SELECT, PLACEMENTS, FILES, VARIANTS);

    /** @param format the first that can say it as it is written */
    record Read(LockedPackage locked, int format) {}

    private LockedPackageCodec() {}

    static void write(CanonicalJson json, LockedPackage locked) {
        VersionScheme scheme = locked.coordinate().version().scheme();
        json.object(BLOCK, () -> {
            json.key(PACKAGE.key()).value(locked.coordinate().name().toString());
            locked.alias().ifPresent(alias -> json.key(AS.key()).value(alias.text()));
            json.key(VERSION.key()).value(locked.coordinate().version().text());
            if (scheme != VersionScheme.CM) {
                json.key(SCHEME.key()).value(scheme.id());
            }
            json.key(KIND.key()).value(locked.kind().id());
            json.key(REGISTRY.key()).value(locked.registry().text());
            json.key(SELECT.key()).map(BLOCK, locked.select(), id -> json.value(id.text()));
            if (!locked.placements().isEmpty()) {
                json.key(PLACEMENTS.key()).map(BLOCK, locked.placements(), placement -> json.value(placement.text()));
            }
            Set<FileEntry> shared = locked.sharedFiles();
            if (!shared.isEmpty()) {
                json.key(FILES.key()).array(BLOCK, List.copyOf(shared), each -> FileEntryCodec.write(json, each));
            }
            json.key(VARIANTS.key())
                    .array(BLOCK, locked.variants(), each -> LockedVariantCodec.write(json, each, shared));
        });
    }

    static Read read(JsonReader json) {
        return json.object(SHAPE, LockedPackageCodec::locked);
    }

    private static Read locked(JsonObject object) {
        Optional<List<FileEntry>> shared = object.get(FILES);
        if (shared.filter(List::isEmpty).isPresent()) {
            throw new MalformedText("list of files", "[]", "it is left out where variants have none alike");
        }
        Optional<SortedMap<TargetName, Placement>> placements = object.get(PLACEMENTS);
        if (placements.filter(SortedMap::isEmpty).isPresent()) {
            throw new MalformedText("map of placements", "{}", "it is left out where nothing is placed");
        }
        LockedPackage locked = new LockedPackage(
                new Coordinate(object.get(PACKAGE), object.get(SCHEME).parse(object.get(VERSION))),
                object.get(AS),
                object.get(KIND),
                object.get(REGISTRY),
                object.get(SELECT),
                placements.orElse(Collections.emptySortedMap()),
                object.get(VARIANTS).stream()
                        .map(variant -> variant.apply(shared.orElse(List.of())))
                        .toList());
        return new Read(locked, format(locked, shared.isPresent()));
    }

    /** The first number that can say it. */
    static int format(LockedPackage locked) {
        return format(locked, !locked.sharedFiles().isEmpty());
    }

    private static int format(LockedPackage locked, boolean shares) {
        if (!locked.placements().isEmpty()
                || locked.variants().stream()
                        .anyMatch(variant -> variant.detect().isPresent())) {
            return 3;
        }
        return locked.alias().isPresent() || shares ? 2 : 1;
    }
}
