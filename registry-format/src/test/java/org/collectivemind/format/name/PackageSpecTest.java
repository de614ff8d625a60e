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
                        Arbitraries.of("", "@*", "@^1.2", "@1.2.3", "@>=1,<2", "@[1,2),[3,4)", "@^1 || ^3", "@b4600"),
                        Arbitraries.of("", "#os=linux", "#os=linux,ml.precision=int8"))
                .as((group, name, constraint, select) -> group + name + constraint + select);
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
                "name#os=linux#arch=arm64"
            })
    void refusesWhatIsNoPackage(String text) {
        assertThatThrownBy(() -> PackageSpec.parse(text)).isInstanceOf(MalformedText.class);
    }

    @Test
    void tellsThatAVersionFollowsAnAt() {
        assertThatThrownBy(() -> PackageSpec.parse("org.mlcommons:resnet50:1.5.0"))
                .hasMessageContaining("a version follows an `@`");
    }
}
