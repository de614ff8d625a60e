package org.collectivemind.format.name;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.collectivemind.format.attribute.Attributes;
import org.collectivemind.format.error.MalformedText;
import org.collectivemind.format.version.Constraint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackageSpecTest {
    @Test
    void readsEveryPartOfWhatIsTyped() {
        PackageSpec spec = PackageSpec.parse("org.onnxruntime:onnxruntime@>=1.16,<1.20#ml.precision=int8,os=linux");
        assertThat(spec.packageName()).contains(PackageName.parse("org.onnxruntime:onnxruntime"));
        assertThat(spec.constraint()).isEqualTo(Constraint.parse(">=1.16,<1.20"));
        assertThat(spec.select()).isEqualTo(Attributes.parse("os=linux,ml.precision=int8"));
    }

    @Test
    void takesABareNameForAnyVersionOfAnyGroup() {
        PackageSpec spec = PackageSpec.parse("resnet50");
        assertThat(spec.group()).isEmpty();
        assertThat(spec.packageName()).isEmpty();
        assertThat(spec.name()).isEqualTo("resnet50");
        assertThat(spec.constraint()).isEqualTo(Constraint.ANY);
        assertThat(spec.select().isEmpty()).isTrue();
    }

    @Test
    void readsAConstraintWithoutAGroup() {
        assertThat(PackageSpec.parse("name@^1").constraint()).isEqualTo(Constraint.parse("^1"));
        assertThat(PackageSpec.parse("name#os=linux").constraint()).isEqualTo(Constraint.ANY);
    }

    @Property(tries = 500)
    void survivesPrintingAndParsing(@ForAll("written") String text) {
        PackageSpec spec = PackageSpec.parse(text);
        assertThat(PackageSpec.parse(spec.toString())).isEqualTo(spec).hasToString(spec.toString());
    }

    @Provide
    Arbitrary<String> written() {
        return Combinators.combine(
                        Arbitraries.of("", "org.mlcommons:", "a:"),
                        Arbitraries.of("resnet50", "llama.cpp", "_x-1"),
                        Arbitraries.of("", "[calibration]", "[b,a]"),
                        Arbitraries.of("", "@*", "@^1.2", "@1.2.3", "@>=1,<2", "@[1,2),[3,4)", "@^1 || ^3", "@b4600"),
                        Arbitraries.of("", "#os=linux", "#os=linux,ml.precision=int8", "#ml.task=same as x,os=linux"),
                        Arbitraries.of("", " as small", " as 0_x"))
                .as((group, name, features, constraint, select, alias) ->
                        group + name + features + constraint + select + alias);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                "a:",
                ":b",
                "a:b:1.0",
                "name@",
                "name#",
                "@^1",
                "name@^",
                "name@1@2",
                "name#os",
                "na me",
                "../x",
                "name#os=linux#arch=arm64",
                "name[",
                "name[]",
                "name[a,]",
                "name[a,a]",
                "name[A]",
                "name[1.0,2.0)",
                "name as",
                "name as ",
                "name as Big",
                " as x"
            })
    void refusesWhatIsNoPackage(String text) {
        assertThatThrownBy(() -> PackageSpec.parse(text)).isInstanceOf(MalformedText.class);
    }

    @Test
    void readsFeaturesAndAnAlias() {
        PackageSpec spec =
                PackageSpec.parse("org.mlcommons:resnet50[ labels, calibration ]@[1,2)#ml.task=x as y as small");
        assertThat(spec.features()).extracting(FeatureName::text).containsExactly("calibration", "labels");
        assertThat(spec.constraint()).isEqualTo(Constraint.parse("[1,2)"));
        assertThat(spec.select()).isEqualTo(Attributes.parse("ml.task=x as y"));
        assertThat(spec.alias()).contains(new Alias("small"));
        assertThat(PackageSpec.parse("a:b#ml.task=same as x,os=linux").alias()).isEmpty();
    }

    @Test
    void tellsThatAVersionFollowsAnAt() {
        assertThatThrownBy(() -> PackageSpec.parse("org.mlcommons:resnet50:1.5.0"))
                .hasMessageContaining("a version follows an `@`");
    }
}
