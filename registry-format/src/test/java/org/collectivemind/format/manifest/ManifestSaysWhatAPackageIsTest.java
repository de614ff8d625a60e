package org.collectivemind.format.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.collectivemind.format.attribute.AttributeKey;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.name.Coordinate;
import org.collectivemind.format.release.Axis;
import org.collectivemind.format.release.Kind;
import org.collectivemind.format.release.MavenArtifact;
import org.collectivemind.format.release.Payload;
import org.collectivemind.format.release.PayloadOrigin;
import org.collectivemind.format.release.VariantId;
import org.collectivemind.format.requirement.Requirement;
import org.collectivemind.format.version.VersionScheme;
import org.junit.jupiter.api.Test;

class ManifestSaysWhatAPackageIsTest {
    private final PackageManifest model = (PackageManifest) SampleManifests.manifest("model.yaml");
    private final PackageManifest tool = (PackageManifest) SampleManifests.manifest("tool.yaml");
    private final PackageManifest dataset = (PackageManifest) SampleManifests.manifest("dataset.yaml");

    @Test
    void aVersionWrittenWithoutQuotesKeepsItsZero() {
        assertThat(model.coordinate()).isEqualTo(Coordinate.parse("org.mlcommons:resnet50:1.10", VersionScheme.CM));
        assertThat(model.coordinate().version().text()).isEqualTo("1.10");
        assertThat(model.kind()).isEqualTo(Kind.MODEL);
    }

    @Test
    void axesComeInTheOrderOfTheFileAndFactsBesideThem() {
        assertThat(model.axes())
                .containsExactly(
                        new Axis(
                                AttributeKey.parse("ml.precision"), List.of("fp32", "int8"), Optional.of("fp32"), true),
                        new Axis(AttributeKey.parse("run.device"), List.of("cuda", "cpu"), Optional.empty(), false));
        assertThat(model.facts()).isEqualTo(Attributes.parse("ml.framework=onnx,ml.opset=11"));
    }

    @Test
    void metaIsKeptWithItsTypes() {
        assertThat(model.meta().values())
                .isEqualTo(Map.of(
                        "dataset", "imagenet2012-val",
                        "accuracy", Map.of("top1", 76.456, "verified", true),
                        "batches", List.of(1L, 8L)));
    }

    @Test
    void aVariantIsNamedByItsValuesUnlessItHasAnIdOfItsOwn() {
        assertThat(model.variants())
                .extracting(VariantDeclaration::id)
                .containsExactly(new VariantId("fp32"), new VariantId("small"));
        assertThat(VariantDeclaration.idOf(model.axes(), Attributes.parse("run.device=cpu,ml.precision=fp32")))
                .isEqualTo(new VariantId("fp32-cpu"));
        assertThat(((PackageManifest) SampleManifests.manifest("script.yaml")).variants())
                .containsExactly(VariantDeclaration.only());
    }

    @Test
    void twoFormsOfARequirementAreOne() {
        assertThat(tool.variants().get(0).requires())
                .isEqualTo(Requirement.allOf(
                        List.of(Requirement.parse("os = linux and arch = x86_64 and libc >= glibc-2.17"))));
        assertThat(tool.variants().get(2).requires())
                .isEqualTo(Requirement.allOf(List.of(
                        Requirement.parse("os = linux and cuda(toolkit = 12.10, targets = [sm_80, compute_90])"))));
    }

    @Test
    void aSourceIsAWholeFileOrEntriesOfAnArchive() {
        assertThat(model.variants().get(1).sources().get(0))
                .satisfies(source -> assertThat(source.pinned()).isTrue())
                .satisfies(source -> assertThat(source.size()).contains(25_716_000L))
                .satisfies(source -> assertThat(source.sha256()).contains(Digest.parse("0123456789abcdef".repeat(4))))
                .satisfies(source -> assertThat(source.format()).isEqualTo(Payload.Format.RAW));
        SourceDeclaration jar = tool.variants().get(0).sources().get(0);
        assertThat(jar.origin())
                .isEqualTo(new PayloadOrigin.Maven(
                        MavenArtifact.parse("com.microsoft.onnxruntime:onnxruntime:1.17.3"), "central"));
        assertThat(jar.format()).isEqualTo(Payload.Format.ZIP);
        assertThat(jar.pinned()).isFalse();
        assertThat(jar.entries()).containsExactly(new EntrySelection("ai/onnxruntime/native/linux-x64/*.so", "lib/"));
        assertThat(dataset.variants().get(0).sources().get(0))
                .isEqualTo(new SourceDeclaration(
                        new PayloadOrigin.Url(URI.create("https://data.example/val_500?download=1")),
                        Payload.Format.TAR_GZ,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(new EntrySelection("**", ""))));
    }

    @Test
    void dependenciesAreTextOrMappings() {
        assertThat(model.relations().dependencies())
                .extracting(Object::toString)
                .containsExactly(
                        "org.onnxruntime:onnxruntime@>=1.16,<1.20",
                        "org.mlcommons:imagenet-val@==2012#data.subset=500");
    }

    @Test
    void aPlaceThatLeavesAnAxisOutStandsForAllItsValues() {
        String text = """
                package: {name: a:b, version: 1, kind: model}
                attributes: {ml.precision: {values: [fp32, int8], default: fp32}, run.device: [cuda, cpu]}
                variants: [{when: {ml.precision: fp32}}]
                exclude: [{ml.precision: int8}]
                """;

        assertThat(ManifestReader.read(text, "cm.yaml").manifest()).isInstanceOf(PackageManifest.class);
    }

    @Test
    void whatAPackageHasToDoWithOthers() {
        PackageManifest related = (PackageManifest) SampleManifests.manifest("related.yaml");
        assertThat(related.relations().dependencies())
                .extracting(Object::toString)
                .containsExactly(
                        "org.onnxruntime:onnxruntime@>=1.16,<1.20",
                        "org.mlcommons:resnet50[calibration,labels]@^1.5",
                        "org.mlcommons:resnet50[calibration]@^1#ml.precision=int8 as resnet-int8",
                        "org.mlcommons:resnet50@^0.9 as old",
                        "capability onnx-runtime@>=1.16",
                        "capability blas",
                        "tags image-classification,ml-model#ml.framework=onnx",
                        "org.a:x@^1 | capability blas | tags z | org.c:z[f]",
                        "org.a:x#run.device=cuda | org.a:x#run.device=cpu as slow");
        assertThat(related.relations().features())
                .hasToString("{calibration=[org.x:calib@^2, capability calibrator], nothing=[]}");
        assertThat(related.relations().conflicts())
                .extracting(Object::toString)
                .containsExactly("org.old:thing", "org.other:x@<2");
        assertThat(related.relations().constrains())
                .extracting(Object::toString)
                .containsExactly("org.b:y@>=2");
        assertThat(related.relations().provides())
                .extracting(Object::toString)
                .containsExactly("onnx-runtime@1.17.3", "blas@2.1");
        assertThat(related.relations().coherent())
                .extracting(Object::toString)
                .containsExactly("cuda.major", "x.acme.abi");
    }

    @Test
    void whatAVariantHasToDoWithOthers() {
        PackageManifest related = (PackageManifest) SampleManifests.manifest("related.yaml");
        assertThat(related.variants().get(0).relations().conflicts())
                .extracting(Object::toString)
                .containsExactly("org.x:driver@<12#os=linux");
        assertThat(related.variants().get(0).relations().provides())
                .extracting(Object::toString)
                .containsExactly("cuda-runtime@12.4");
        assertThat(related.variants().get(1).relations().constrains())
                .extracting(Object::toString)
                .containsExactly("org.x:driver#os=linux");
    }
}
