package org.collectivemind.format.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.hash.Digest;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.name.PackageSpec;
import org.collectivemind.format.release.PackageDependency;
import org.collectivemind.format.version.Constraint;
import org.junit.jupiter.api.Test;

class EditingKeepsCommentsTest {
    private static final Digest PIN = Digest.parse("ab".repeat(32));

    private static String add(String text, String dependency) {
        PackageSpec spec = PackageSpec.parse(dependency);
        PackageDependency added = new PackageDependency(
                spec.packageName().orElseThrow(), spec.constraint(), spec.select(), spec.features(), spec.alias());
        return ManifestEditor.addDependency(text, "cm.yaml", added);
    }

    private static String remove(String text, String name) {
        return ManifestEditor.removeDependency(text, "cm.yaml", PackageSlot.parse(name));
    }

    @Test
    void theFirstDependencyMakesTheSection() {
        assertThat(add("project: {name: x}   # mine", "a:b@>=1,<2"))
                .isEqualTo("project: {name: x}   # mine\ndependencies:\n  - a:b@>=1,<2\n");
    }

    @Test
    void aFurtherOneGoesBehindTheLastOfABlock() {
        String text = """
                project: {name: x}
                dependencies:
                # what we measure
                - a:b@^1   # keep on 1

                - {package: c:d, version: "2"}   # pinned
                # the end
                policy: {}
                """;

        assertThat(add(text, "e:f@^1#ml.precision=int8"))
                .isEqualTo(text.replace("# pinned\n", "# pinned\n- e:f@^1#ml.precision=int8\n"));
    }

    @Test
    void aFileWithoutALastLineBreakGetsOne() {
        assertThat(add("project: {name: x}\ndependencies:\n  - a:b", "c:d"))
                .isEqualTo("project: {name: x}\ndependencies:\n  - a:b\n  - c:d");
    }

    @Test
    void aListInBracketsStaysOne() {
        String text = "project: {name: x}\ndependencies: [a:b]  # few\n";

        assertThat(add(text, "c:d@>=1,<2")).isEqualTo(text.replace("[a:b]", "[a:b, \"c:d@>=1,<2\"]"));
        assertThat(add(text.replace("a:b", ""), "c:d")).isEqualTo(text.replace("a:b", "c:d"));
        assertThat(remove(text, "a:b")).isEqualTo(text.replace("a:b", ""));
        assertThat(remove(text.replace("a:b", "a:b, c:d"), "c:d")).isEqualTo(text);
        assertThat(remove(text.replace("a:b", "c:d, a:b"), "c:d")).isEqualTo(text);
    }

    @Test
    void aWholeFileInBracketsGrowsInside() {
        assertThat(add("{project: {name: x}, dependencies: [a:b]}", "c:d"))
                .isEqualTo("{project: {name: x}, dependencies: [a:b, c:d]}");
    }

    @Test
    void addingAgainReplacesTheConstraintAndNothingElse() {
        String text = """
                dependencies:
                  - a:b@^1   # keep
                  - package: c:d
                    version: "2"
                project: {name: x}
                """;

        assertThat(add(text, "a:b@^2")).isEqualTo(text.replace("^1", "^2"));
        assertThat(add(text, "c:d@^3")).isEqualTo(text.replace("package: c:d\n    version: \"2\"", "c:d@^3"));
    }

    @Test
    void removingTakesTheLinesOfTheDependencyOnly() {
        String text = """
                project: {name: x}
                dependencies:
                  # first
                  - a:b@^1   # one
                  - package: c:d
                    version: "2"
                  - e:f
                scripts: {}
                """;

        assertThat(remove(text, "c:d")).isEqualTo(text.replace("  - package: c:d\n    version: \"2\"\n", ""));
        assertThat(remove(text, "a:b")).isEqualTo(text.replace("  - a:b@^1   # one\n", ""));
    }

    @Test
    void removingTheLastOneRemovesTheSection() {
        assertThat(remove("project: {name: x}\ndependencies:\n  - a:b\nscripts: {}\n", "a:b"))
                .isEqualTo("project: {name: x}\nscripts: {}\n");
    }

    @Test
    void removingWhatIsNotThereNamesTheNearest() {
        assertThatThrownBy(() -> remove("project: {name: x}\ndependencies: [org.a:model]\n", "org.a:modle"))
                .isInstanceOfSatisfying(
                        MalformedText.class,
                        refused -> assertThat(refused.hints()).containsExactly("did you mean `org.a:model`?"))
                .hasMessage("`org.a:modle` is not a dependency of `cm.yaml`: it is not listed there");
    }

    @Test
    void aPackageTakenUnderAnotherNameIsAnotherDependency() {
        String text = """
                project: {name: x}
                dependencies:
                  - a:b@^1   # plain
                """;

        String both = add(text, "a:b[cal]@^2#ml.precision=int8 as small");
        assertThat(both)
                .isEqualTo(
                        text
                                + "  - {package: a:b, version: \"^2\", select: {ml.precision: int8}, features: [cal], as: small}\n");
        assertThat(add(both, "a:b@^3 as small")).isEqualTo(text + "  - {package: a:b, version: \"^3\", as: small}\n");
        assertThat(add(both, "a:b[cal]@^3")).isEqualTo(both.replace("a:b@^1", "a:b[cal]@^3"));
        assertThat(remove(both, "a:b as small")).isEqualTo(text);
        assertThat(remove(both, "a:b")).isEqualTo(both.replace("  - a:b@^1   # plain\n", ""));
        assertThatThrownBy(() -> remove(text, "a:b as smal")).hasMessageContaining("it is not listed there");
        assertThat(add("project: {name: x}\ndependencies: [a:b]\n", "a:b[cal] as small"))
                .isEqualTo("project: {name: x}\ndependencies: [a:b, {package: a:b, features: [cal], as: small}]\n");
    }

    @Test
    void dependenciesOfOtherKindsStay() {
        String text = """
                project: {name: x}
                dependencies:
                  - {capability: blas, version: ">=3"}
                  - any: [a:b@^1, {tags: [c]}]
                  - a:b
                """;

        assertThat(add(text, "a:b@^2")).isEqualTo(text.replace("- a:b\n", "- a:b@^2\n"));
        assertThat(remove(text, "a:b")).isEqualTo(text.replace("  - a:b\n", ""));
        assertThat(add(text, "c:d")).isEqualTo(text + "  - c:d\n");
    }

    @Test
    void aValueThatReadsLikeAnAliasIsWrittenInAMapping() {
        PackageDependency odd = new PackageDependency(
                PackageSlot.parse("a:b").name(), Constraint.ANY, Attributes.parse("ml.task=same as x"));
        assertThat(ManifestEditor.addDependency("project: {name: x}\ndependencies:\n  - c:d\n", "cm.yaml", odd))
                .endsWith("  - c:d\n  - {package: a:b, select: {ml.task: same as x}}\n");
    }

    @Test
    void windowsLineBreaksStay() {
        assertThat(add("project: {name: x}\r\ndependencies:\r\n  - a:b\r\n", "c:d"))
                .isEqualTo("project: {name: x}\r\ndependencies:\r\n  - a:b\r\n  - c:d\r\n");
    }

    @Test
    void aPinIsWrittenBesideTheSource() {
        String block = """
                package: {name: a:b, version: 1, kind: model}
                variants:
                  - sources:
                      - url: https://x.example/a   # upstream
                        path: a
                      # another
                      - {url: "https://x.example/b", size: 1}
                """;

        String pinned = ManifestEditor.setSourcePin(block, "cm.yaml", 0, 0, PIN, 7);
        assertThat(pinned)
                .isEqualTo(block.replace("path: a\n", "path: a\n        sha256: \"" + PIN + "\"\n        size: 7\n"));
        assertThat(ManifestEditor.setSourcePin(pinned, "cm.yaml", 0, 1, PIN, 8))
                .isEqualTo(pinned.replace("size: 1}", "size: 8, sha256: \"" + PIN + "\"}"));
        assertThat(ManifestEditor.setSourcePin(pinned, "cm.yaml", 0, 0, PIN, 9))
                .isEqualTo(pinned.replace("size: 7", "size: 9"));
    }

    @Test
    void aLayoutThatCannotBeEditedIsLeftToTheUser() {
        assertThatThrownBy(() -> add("{project: {name: x}}", "a:b"))
                .isInstanceOfSatisfying(UneditableManifest.class, refused -> {
                    assertThat(refused.details()).containsExactly("at cm.yaml:1:1");
                    assertThat(refused.hints()).containsExactly("write `- a:b` under `dependencies:` yourself");
                });
        assertThatThrownBy(() -> remove("project: {name: x}\ndependencies:\n  -\n    a:b\n  - c:d\n", "a:b"))
                .isInstanceOf(UneditableManifest.class);
    }
}
