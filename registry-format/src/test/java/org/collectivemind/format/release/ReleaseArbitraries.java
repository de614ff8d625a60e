package org.collectivemind.format.release;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.collectivemind.format.archive.EntryPath;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.hash.Parts;
import org.collectivemind.format.name.Coordinate;
import org.collectivemind.format.name.PackageName;
import org.collectivemind.format.requirement.Placement;
import org.collectivemind.format.requirement.RequirementArbitraries;
import org.collectivemind.format.resource.Formula;
import org.collectivemind.format.resource.Parameters;
import org.collectivemind.format.resource.Resources;
import org.collectivemind.format.tool.DetectRule;
import org.collectivemind.format.tool.DetectRules;
import org.collectivemind.format.version.Version;
import org.collectivemind.format.version.VersionScheme;

/** Releases and all they are made of, odd values included. */
public final class ReleaseArbitraries {
    private ReleaseArbitraries() {}

    public static Arbitrary<Digest> digests() {
        return Arbitraries.strings().withChars("0123456789abcdef").ofLength(64).map(Digest::new);
    }

    public static Arbitrary<PackageName> names() {
        return Arbitraries.of(
                        "org.mlcommons:resnet50", "com.acme:tool_1", "a:b", "Org.X-y:Z.1", "org.data:imagenet-val")
                .map(PackageName::parse);
    }

    public static Arbitrary<Version> versions(VersionScheme scheme) {
        Arbitrary<String> texts = scheme == VersionScheme.CM
                ? Arbitraries.of("1.0", "1.0.0", "2012", "b4600", "1.2.3-rc.1+build.7", "0.0.1", "v2")
                : Arbitraries.of("1.0", "31.1-jre", "1.0.Final", "2.0-alpha-1", "20040616");
        return texts.map(scheme::parse);
    }

    /** Text with quotes, controls, other scripts and pairs of surrogates. */
    public static Arbitrary<String> texts() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ascii().ofMaxLength(20),
                Arbitraries.of(
                        "",
                        "\"\\/",
                        "\u0000\b\t\n\f\r\u001f\u007f",
                        "Übergröße",
                        "模型",
                        "\ud83e\udd16",
                        "\u2028\ufeff"));
    }

    public static Arbitrary<Attributes> attributes() {
        Arbitrary<AttributeKey> keys = Arbitraries.of("ml.precision", "ml.framework", "os", "data.subset")
                .map(AttributeKey::parse);
        Arbitrary<String> values = Arbitraries.of("fp32", "int8", "linux", "a b", "größer", "\"quoted\"");
        return Arbitraries.maps(keys, values).ofMaxSize(3).map(Attributes::of);
    }

    public static Arbitrary<Meta> metas() {
        return plainMaps(Arbitraries.recursive(
                        ReleaseArbitraries::scalars,
                        inner -> Arbitraries.oneOf(
                                plainMaps(inner), inner.list().ofMaxSize(3).map(list -> (Object) list)),
                        0,
                        3))
                .map(map -> new Meta(castToMap(map)));
    }

    @SuppressWarnings("unchecked") // of plainMaps
    private static Map<String, Object> castToMap(Object map) {
        return (Map<String, Object>) map;
    }

    private static Arbitrary<Object> plainMaps(Arbitrary<Object> values) {
        return Arbitraries.maps(texts(), values).ofMaxSize(3).map(map -> (Object) map);
    }

    private static Arbitrary<Object> scalars() {
        return Arbitraries.oneOf(
                texts().map(text -> (Object) text),
                Arbitraries.longs().map(number -> (Object) number),
                // Negative zero is written as zero.
                Arbitraries.doubles().filter(number -> number != 0).map(number -> (Object) number),
                Arbitraries.of(true, false).map(flag -> (Object) flag),
                Arbitraries.of(
                        new BigInteger("9223372036854775808"),
                        new BigDecimal("0.1000"),
                        new BigDecimal("3.14159265358979323846264338327950288"),
                        new BigDecimal("1E+999"),
                        5e-324,
                        2e23,
                        1.0,
                        0.0));
    }

    public static Arbitrary<Axis> axes() {
        return Combinators.combine(
                        Arbitraries.of("ml.precision", "os", "ml.framework").map(AttributeKey::parse),
                        Arbitraries.of("fp32", "int8", "linux", "größer")
                                .list()
                                .uniqueElements()
                                .ofMinSize(1),
                        Arbitraries.of(true, false),
                        Arbitraries.of(true, false))
                .as((key, values, hasDefault, substitutable) -> new Axis(
                        key, values, hasDefault ? Optional.of(values.get(0)) : Optional.empty(), substitutable));
    }

    public static Arbitrary<PayloadOrigin> origins() {
        return Arbitraries.of(
                new PayloadOrigin.Hosted("resnet50-1.0-fp32.tar.zst"),
                new PayloadOrigin.Url(URI.create("https://example.org/a%20b?x=%C3%A4")),
                new PayloadOrigin.Url(URI.create("file:///models/a.onnx")),
                new PayloadOrigin.Maven(MavenArtifact.parse("org.x:y:1.0"), "central"),
                new PayloadOrigin.Maven(MavenArtifact.parse("org.x:y:1.0:linux-x86_64:tar.gz"), "central"),
                new PayloadOrigin.Maven(MavenArtifact.parse("org.x:y:1.0::zip"), "central"));
    }

    public static Arbitrary<Payload> payloads() {
        Arbitrary<Long> sizes = Arbitraries.oneOf(
                Arbitraries.longs().between(0, 1000),
                Arbitraries.of(Parts.SIZE, Parts.SIZE + 1, 3 * Parts.SIZE, 20 * Parts.SIZE - 1));
        return Combinators.combine(origins(), Arbitraries.of(Payload.Format.class), sizes, digests())
                .flatAs((origin, format, size, sha256) -> digests()
                        .list()
                        .ofSize(Parts.listed(size))
                        .map(parts -> new Payload(origin, format, size, sha256, parts)));
    }

    /** Trees that can be laid out from {@code payloads}: at most a file a payload. */
    public static Arbitrary<List<FileEntry>> files(List<Payload> payloads) {
        Arbitrary<String> paths =
                Arbitraries.of("bin/run", "größe.txt", "a b", "lib/deep/er/x.so", "Z", "_", "模型.onnx");
        return Combinators.combine(
                        paths.list().uniqueElements().ofMaxSize(payloads.size()), digests(), Arbitraries.integers())
                .as((chosen, sha256, bits) -> {
                    List<FileEntry> files = new ArrayList<>();
                    for (int i = 0; i < chosen.size(); i++) {
                        Payload payload = payloads.get(i);
                        boolean raw = payload.format() == Payload.Format.RAW;
                        files.add(new FileEntry(
                                EntryPath.parse(chosen.get(i)),
                                raw ? payload.size() : Math.abs((long) bits),
                                raw ? payload.sha256() : sha256,
                                (bits >> i & 1) == 1,
                                i,
                                raw ? Optional.empty() : Optional.of("top/" + chosen.get(i))));
                    }
                    return files;
                });
    }

    public static Arbitrary<Exports> exports() {
        Arbitrary<List<EntryPath>> paths = Arbitraries.of("bin", "lib/a b.jar", "größe")
                .map(EntryPath::parse)
                .list()
                .ofMaxSize(2);
        Arbitrary<Map<String, String>> variables =
                Arbitraries.maps(Arbitraries.of("CM_MODEL", "X", "_y"), texts()).ofMaxSize(2);
        return Combinators.combine(
                        variables,
                        Arbitraries.maps(Arbitraries.of("CLASSPATH", "LD_LIBRARY_PATH"), paths),
                        paths,
                        variables)
                .as((env, prepend, path, commands) ->
                        new Exports(new TreeMap<>(env), new TreeMap<>(prepend), path, new TreeMap<>(commands)));
    }

    public static Arbitrary<Parameters> parameters() {
        Arbitrary<BigDecimal> values = Arbitraries.of("0", "4096", "0.5", "100", "1234567890123456789.123456789")
                .map(Parameters::value);
        return Arbitraries.maps(Arbitraries.of("ctx", "kv_bytes", "layers"), values)
                .ofMaxSize(3)
                .map(map -> new Parameters(new TreeMap<>(map)));
    }

    public static Arbitrary<Resources> resources() {
        Arbitrary<List<Placement>> placements =
                Arbitraries.of(Placement.class).list().uniqueElements().ofMinSize(1);
        return Combinators.combine(parameters(), Arbitraries.of("", " + 0.75GiB", "*1.5 - 0"), placements)
                .as((params, more, where) -> {
                    String names = String.join("+", params.values().keySet());
                    String need = "(files.size" + (names.isEmpty() ? "" : " + (" + names + ")/4096") + ")" + more;
                    return new Resources(params, Formula.parse(need), where);
                });
    }

    public static Arbitrary<Variant> variants(VariantId id) {
        Arbitrary<List<Payload>> payloads = payloads().list().ofMaxSize(3);
        return payloads.flatMap(chosen -> Combinators.combine(
                        attributes(),
                        RequirementArbitraries.requirements(),
                        resources().optional(0.3),
                        RelationsArbitraries.relations(),
                        files(chosen),
                        exports())
                .as((attributes, requires, resources, relations, files, exports) ->
                        new Variant(id, attributes, requires, resources, relations, chosen, files, exports)));
    }

    public static Arbitrary<Release> releases() {
        return Arbitraries.of(VersionScheme.class)
                .flatMap(scheme -> Combinators.combine(names(), versions(scheme))
                        .flatAs((name, version) -> releases(new Coordinate(name, version))));
    }

    public static Arbitrary<Release> releases(Coordinate coordinate) {
        Arbitrary<List<Variant>> variants = Arbitraries.of("default", "fp32", "int8.cuda-12")
                .list()
                .uniqueElements()
                .ofMinSize(1)
                .ofMaxSize(2)
                .flatMap(ids -> Combinators.combine(ids.stream()
                                .map(id -> variants(VariantId.parse(id)))
                                .toList())
                        .as(list -> list));
        return Combinators.combine(
                        Arbitraries.of(Kind.class),
                        texts(),
                        Arbitraries.of("", "Apache-2.0", "MIT OR Apache-2.0"),
                        texts().list().ofMaxSize(2),
                        metas(),
                        axes().list().ofMaxSize(2),
                        variants,
                        RelationsArbitraries.relations())
                .as((kind, description, license, tags, meta, axes, realised, relations) ->
                        new Release(coordinate, kind, description, license, tags, meta, axes, realised, relations))
                .flatMap(release -> DetectRules.any().optional().map(detect -> with(release, detect)));
    }

    private static Release with(Release release, Optional<DetectRule> detect) {
        return new Release(
                release.coordinate(),
                release.kind(),
                release.description(),
                release.license(),
                release.tags(),
                release.meta(),
                release.axes(),
                release.variants(),
                release.relations(),
                detect);
    }
}
