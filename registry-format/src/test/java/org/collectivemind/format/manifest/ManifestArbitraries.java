package org.collectivemind.format.manifest;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.collectivemind.format.archive.EntryPath;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.name.Alias;
import org.collectivemind.format.name.Coordinate;
import org.collectivemind.format.name.FeatureName;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.release.AnyOf;
import org.collectivemind.format.release.Axis;
import org.collectivemind.format.release.Capability;
import org.collectivemind.format.release.CapabilityDependency;
import org.collectivemind.format.release.CapabilityName;
import org.collectivemind.format.release.Dependency;
import org.collectivemind.format.release.Exports;
import org.collectivemind.format.release.Kind;
import org.collectivemind.format.release.MavenArtifact;
import org.collectivemind.format.release.Meta;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.format.release.PackageMatch;
import org.collectivemind.format.release.Payload;
import org.collectivemind.format.release.PayloadOrigin;
import org.collectivemind.format.release.Relations;
import org.collectivemind.format.release.ReleaseArbitraries;
import org.collectivemind.format.release.TagDependency;
import org.collectivemind.format.release.VariantId;
import org.collectivemind.format.requirement.Requirement;
import org.collectivemind.format.tool.DetectRules;
import org.collectivemind.format.version.Constraint;
import org.collectivemind.format.version.VersionScheme;

/** Manifests with whatever their readers take, texts that YAML might misread among it. */
final class ManifestArbitraries {
    private ManifestArbitraries() {}

    static Arbitrary<PackageManifest> packages() {
        return Combinators.combine(
                        names(),
                        texts(),
                        texts().list().ofMaxSize(3),
                        metas(),
                        ReleaseArbitraries.resources().optional(0.5),
                        variants(),
                        relations(),
                        Combinators.combine(DetectRules.any().optional(), exports())
                                .as(Map::entry))
                .as((name, text, tags, meta, resources, variants, relations, detectAndExports) -> new PackageManifest(
                        new Coordinate(name, VersionScheme.CM.parse("1.10")),
                        Kind.DATASET,
                        text,
                        "MIT",
                        tags,
                        meta,
                        List.of(new Axis(
                                AttributeKey.parse("ml.quant"),
                                List.of("q4", "1.10", "true"),
                                Optional.of("1.10"),
                                false)),
                        Attributes.parse("ml.batch=8"),
                        resources,
                        variants,
                        List.of(Attributes.parse("ml.quant=q4")),
                        relations,
                        detectAndExports.getKey(),
                        detectAndExports.getValue()));
    }

    private static Arbitrary<List<VariantDeclaration>> variants() {
        Arbitrary<VariantDeclaration> one = Combinators.combine(
                        Arbitraries.of("1.10", "true"),
                        Arbitraries.of("always", "os = linux", "cpu.features has [avx2] or any(cuda, cc >= 6.1)"),
                        ReleaseArbitraries.resources().optional(0.5),
                        paths().list().ofMaxSize(2),
                        sources().list().ofMaxSize(2),
                        relations(),
                        exports())
                .as((value, requires, resources, files, sources, relations, exports) -> new VariantDeclaration(
                        new VariantId(value),
                        Attributes.parse("ml.quant=" + value),
                        Requirement.parse(requires),
                        resources,
                        files,
                        sources,
                        relations,
                        exports));
        return one.list().ofSize(2).uniqueElements(VariantDeclaration::id).map(List::copyOf);
    }

    private static Arbitrary<SourceDeclaration> sources() {
        Arbitrary<PayloadOrigin> origins = Arbitraries.of(
                new PayloadOrigin.Url(URI.create("https://x.example/a,b?c=%7Bd%7D&e=1")),
                new PayloadOrigin.Maven(MavenArtifact.parse("a:b:1.0:natives:zip"), "central"),
                new PayloadOrigin.Maven(MavenArtifact.parse("a:b:1.0"), "mirror"));
        Arbitrary<List<EntrySelection>> entries = Combinators.combine(paths(), Arbitraries.of("", "lib/", "a b.txt"))
                .as(EntrySelection::new)
                .list()
                .ofMaxSize(3)
                .uniqueElements(EntrySelection::glob);
        return Combinators.combine(
                        origins, entries, Arbitraries.longs().between(0, 1L << 50), Arbitraries.of(true, false))
                .as((origin, taken, size, pinned) -> new SourceDeclaration(
                        origin,
                        taken.isEmpty() ? Payload.Format.RAW : Payload.Format.TAR_GZ,
                        pinned ? Optional.of(Digest.parse("1".repeat(64))) : Optional.empty(),
                        pinned ? Optional.of(size) : Optional.empty(),
                        taken.isEmpty() && !pinned ? Optional.of(EntryPath.parse("true")) : Optional.empty(),
                        taken));
    }

    static Arbitrary<PackageName> names() {
        return Combinators.combine(Arbitraries.of("a", "org.x-y", "1.10"), Arbitraries.of("b", "true", "0x1F", "null"))
                .as(PackageName::new);
    }

    private static Arbitrary<Constraint> constraints() {
        return Arbitraries.of("*", "^1.5", ">=1.16,<1.20", "1.10.* || ==2", "!=3")
                .map(Constraint::parse);
    }

    static Arbitrary<Attributes> selects() {
        return Arbitraries.of("", "ml.quant=1.10", "ml.task=a: b as c,run.device=cpu", "ml.task=a as b")
                .map(Attributes::parse);
    }

    private static Arbitrary<FeatureName> features() {
        return Arbitraries.of("calibration", "1.10", "true", "null").map(FeatureName::parse);
    }

    private static Arbitrary<CapabilityName> capabilities() {
        return Arbitraries.of("blas", "1.10", "true").map(CapabilityName::parse);
    }

    private static Arbitrary<Dependency> options() {
        Arbitrary<Optional<Alias>> aliases =
                Arbitraries.of("small", "1.10", "null").map(Alias::parse).optional(0.4);
        return Arbitraries.oneOf(
                Combinators.combine(
                                names(),
                                constraints(),
                                selects(),
                                features().set().ofMaxSize(2),
                                aliases)
                        .as((name, constraint, select, features, alias) ->
                                new PackageDependency(name, constraint, select, new TreeSet<>(features), alias)),
                Combinators.combine(capabilities(), constraints()).as(CapabilityDependency::new),
                Combinators.combine(
                                texts().filter(tag -> !tag.isBlank())
                                        .set()
                                        .ofMinSize(1)
                                        .ofMaxSize(3),
                                selects())
                        .as((tags, select) -> new TagDependency(new TreeSet<>(tags), select)));
    }

    static Arbitrary<List<Dependency>> dependencies() {
        return Arbitraries.oneOf(
                        options(),
                        options()
                                .list()
                                .uniqueElements()
                                .ofMinSize(2)
                                .ofMaxSize(3)
                                .map(AnyOf::new))
                .list()
                .ofMaxSize(3)
                .uniqueElements(dependency -> dependency instanceof PackageDependency on
                        ? on.slot().toString()
                        : dependency instanceof CapabilityDependency on ? on.capability() : dependency);
    }

    static Arbitrary<List<PackageMatch>> matches() {
        return Combinators.combine(
                        Arbitraries.of("x.y:z", "x.y:true").map(PackageName::parse),
                        constraints().filter(constraint -> !constraint.equals(Constraint.ANY)),
                        selects())
                .as(PackageMatch::new)
                .list()
                .ofMaxSize(2)
                .uniqueElements();
    }

    private static Arbitrary<Relations> relations() {
        Arbitrary<List<Capability>> provides = Combinators.combine(
                        capabilities(), Arbitraries.of("1.10", "3.2-rc.1").map(VersionScheme.CM::parse))
                .as(Capability::new)
                .list()
                .ofMaxSize(2)
                .uniqueElements(Capability::name);
        return Combinators.combine(
                        dependencies(),
                        Arbitraries.maps(features(), dependencies()).ofMaxSize(2),
                        matches(),
                        matches(),
                        provides,
                        Arbitraries.of("cuda.major", "cuda.cudnn-major", "x.acme.abi")
                                .map(AttributeKey::parse)
                                .set()
                                .ofMaxSize(2))
                .as((dependencies, features, conflicts, constrains, provided, coherent) -> new Relations(
                        dependencies,
                        new TreeMap<>(features),
                        conflicts,
                        constrains,
                        provided,
                        new TreeSet<>(coherent)));
    }

    private static Arbitrary<Exports> exports() {
        return Combinators.combine(lines(), paths().map(EntryPath::parse).list().ofMaxSize(2), lines())
                .as((env, path, commands) -> new Exports(
                        new TreeMap<>(env), new TreeMap<>(Map.of("CLASSPATH", path)), path, new TreeMap<>(commands)));
    }

    static Arbitrary<Map<String, String>> lines() {
        return Arbitraries.maps(Arbitraries.of("CM_MODEL", "y", "null", "run"), texts())
                .ofMaxSize(3);
    }

    private static Arbitrary<String> paths() {
        return Arbitraries.of(
                "a", "bin/x y", "true", "1.10", "- a", "#a", "a #b", "ключ", "[a]", "{b}/c", "a, b", "'a'", "&a", "!a");
    }

    static Arbitrary<String> texts() {
        Arbitrary<String> odd = Arbitraries.strings()
                .withChars("ab1.:-#'\"\\{}[],&*!|>%@` \t\n\u0001\u0085\u2028\u00e9\ud83d\ude00")
                .ofMaxLength(20)
                .filter(text -> text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF));
        return Arbitraries.oneOf(
                odd, Arbitraries.of("true", "1.10", "null", "~", "", "0x1F", ".inf", "---", "...", "a".repeat(300)));
    }

    private static Arbitrary<Meta> metas() {
        Arbitrary<Object> leaves = Arbitraries.oneOf(
                texts().map(text -> (Object) text),
                Arbitraries.longs().map(number -> (Object) number),
                Arbitraries.doubles().between(-1e9, 1e9).map(number -> (Object) number),
                Arbitraries.of(true, false).map(truth -> (Object) truth));
        Arbitrary<Object> nested = Arbitraries.oneOf(
                leaves,
                leaves.list().ofMaxSize(3).map(list -> (Object) list),
                Arbitraries.maps(texts().filter(key -> !key.isEmpty()), leaves)
                        .ofMaxSize(3)
                        .map(map -> (Object) map));
        return Arbitraries.maps(texts().filter(key -> !key.isEmpty()), nested)
                .ofMaxSize(4)
                .map(Meta::new);
    }
}
