package org.collectivemind.format.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class MicroarchitecturesAreConsistentTest {
    private final Microarchitectures table = Microarchitectures.builtIn();

    private List<Microarchitecture> all() {
        return table.order().levels().stream()
                .map(name -> table.find(name).orElseThrow())
                .toList();
    }

    @Test
    void eachStandsOnOneArchitecture() {
        for (Microarchitecture one : all()) {
            Set<String> roots = new TreeSet<>(table.order().below(one.name()));
            roots.add(one.name());
            roots.removeIf(name -> !table.find(name).orElseThrow().above().isEmpty());
            assertThat(roots).as(one.name()).hasSize(1);
        }
    }

    @Test
    void whatIsAboveAnotherHasItsFeatures() {
        for (Microarchitecture one : all()) {
            boolean arm = table.of("aarch64").contains(one);
            for (String name : table.order().below(one.name())) {
                Microarchitecture below = table.find(name).orElseThrow();
                if (!arm || !below.isLevel() || one.isLevel()) {
                    assertThat(one.features()).as(one.name() + " above " + name).containsAll(below.features());
                }
            }
        }
    }

    @Test
    void noProcessorHasTwoNamesInOneArchitecture() {
        for (String architecture : List.of("x86_64", "aarch64", "ppc64le", "ppc64", "riscv64")) {
            for (Microarchitecture one : table.of(architecture)) {
                for (Microarchitecture other : table.of(architecture)) {
                    boolean same =
                            one.name().equals(other.name()) || !one.vendor().equals(other.vendor());
                    assertThat(!same && one.ids().stream().anyMatch(other::isCalled))
                            .as(one.name() + " and " + other.name())
                            .isFalse();
                }
            }
        }
    }

    @Test
    void rangesOfModelsAreInclusive() {
        assertThat(table.called("AuthenticAMD", "25/32").map(Microarchitecture::name))
                .contains("zen3");
        assertThat(table.called("AuthenticAMD", "25/95").map(Microarchitecture::name))
                .contains("zen3");
        assertThat(table.called("AuthenticAMD", "25/96").map(Microarchitecture::name))
                .contains("zen4");
        assertThat(table.called("AuthenticAMD", "25/999")).isEmpty();
        assertThat(table.called("GenuineIntel", "25/33")).isEmpty();
    }
}
