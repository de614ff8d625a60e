package org.collectivemind.resolver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.collectivemind.resolver.Sample.name;

import java.util.TreeMap;
import org.collectivemind.format.name.FeatureName;
import org.collectivemind.format.name.PackageSlot;
import org.collectivemind.format.release.VariantId;
import org.collectivemind.format.requirement.Warning;
import org.collectivemind.format.version.SemanticVersion;
import org.collectivemind.resolver.outcome.Outcome;
import org.collectivemind.resolver.outcome.Selected;
import org.collectivemind.resolver.request.Preferences;
import org.junit.jupiter.api.Test;

class ResolverTakesPartsAndPlacesTest {
    private static Sample server() {
        return new Sample()
                .release("server", "1.0.0", "core", "[gpu] cuda@<2", "[http] web")
                .release("server", "2.0.0", "core", "[gpu] cuda@>=2")
                .release("core", "1.0.0")
                .release("cuda", "1.0.0")
                .release("cuda", "2.0.0")
                .release("web", "1.0.0");
    }

    private static Selected selected(Sample sample, String slot) {
        return sample.resolution().packages().get(PackageSlot.parse("org.sample:" + slot));
    }

    @Test
    void whatAFeatureNeedsOnlyWhereItIsAskedFor() {
        assertThat(server().root("server").solution()).isEqualTo("core 1.0.0, server 2.0.0");
        assertThat(server().root("server[gpu]").solution()).isEqualTo("core 1.0.0, cuda 2.0.0, server 2.0.0[gpu]");
        assertThat(selected(server().root("server[gpu]"), "server").dependencies())
                .containsExactly(PackageSlot.of(name("core")), PackageSlot.of(name("cuda")));
    }

    @Test
    void everyFeatureAnybodyAsksFor() {
        Sample sample = server().release("app", "1.0.0", "server[http]@<2").root("server[gpu]", "app");
        assertThat(sample.solution())
                .isEqualTo("app 1.0.0, core 1.0.0, cuda 1.0.0, server 1.0.0[gpu, http], web 1.0.0");
    }

    @Test
    void aVersionWhoseFeatureFits() {
        assertThat(server().root("server[gpu]", "cuda@<2").solution())
                .isEqualTo("core 1.0.0, cuda 1.0.0, server 1.0.0[gpu]");
        assertThat(server().root("server[gpu]@>=2", "cuda@<2").explanation())
                .contains("server[gpu] >=2 which depends on cuda >=2");
    }

    @Test
    void aCandidateWithoutTheFeatureWithAWarning() {
        Selected server = selected(server().root("server[http]"), "server");
        assertThat(server.version()).isEqualTo(SemanticVersion.parse("2.0.0"));
        assertThat(server.features()).isEmpty();
        assertThat(server.warnings()).extracting(Warning::code).containsExactly(Warning.Code.NO_SUCH_FEATURE);
        assertThat(server.warnings().get(0).text()).isEqualTo("org.sample:server 2.0.0 has no feature http");
    }

    @Test
    void featuresThatLeadToEachOther() {
        Sample sample = new Sample()
                .release("all", "1.0.0", "[full] all[fast]", "[fast] quick")
                .release("quick", "1.0.0", "all")
                .root("all[full]");
        assertThat(sample.solution()).isEqualTo("all 1.0.0[fast, full], quick 1.0.0");
        assertThat(selected(sample, "all").features())
                .containsExactly(FeatureName.parse("fast"), FeatureName.parse("full"));
    }

    @Test
    void aFeatureOfWhatIsReachedInTwoWays() {
        Sample sample = new Sample()
                .release("a", "1.0.0", "lib[log] ")
                .release("b", "1.0.0", "lib@<2")
                .release("lib", "1.0.0", "base", "[log] logger")
                .release("lib", "2.0.0", "base", "[log] logger")
                .release("base", "1.0.0")
                .release("logger", "1.0.0")
                .root("a without base", "b");
        assertThat(sample.solution()).isEqualTo("a 1.0.0, b 1.0.0, base 1.0.0, lib 1.0.0[log], logger 1.0.0");
    }

    @Test
    void onePackageTwiceUnderAnAlias() {
        Sample sample = new Sample()
                .release("model", "1.0.0", "data@<2")
                .release("model", "2.0.0", "data")
                .release("data", "1.0.0")
                .release("data", "2.0.0")
                .release("judge", "1.0.0", "model@<2 as reference")
                .root("model", "judge");
        assertThat(sample.solution()).isEqualTo("data 1.0.0, judge 1.0.0, model 2.0.0, model as reference 1.0.0");
        assertThat(selected(sample, "judge").dependencies())
                .containsExactly(PackageSlot.parse("org.sample:model as reference"));
        assertThat(sample.root("model@>=2 as reference").solve()).isInstanceOf(Outcome.Unsatisfiable.class);
    }

    @Test
    void ofEachPlaceWhatIsLockedThere() {
        Sample sample = new Sample()
                .release("model", "1.0.0")
                .release("model", "2.0.0")
                .release("model", "3.0.0")
                .root("model", "model as old");
        assertThat(sample.solution()).isEqualTo("model 3.0.0, model as old 3.0.0");
        TreeMap<PackageSlot, Preferences.Locked> locked = new TreeMap<>();
        locked.put(
                PackageSlot.parse("org.sample:model as old"),
                new Preferences.Locked(SemanticVersion.parse("1.0.0"), VariantId.DEFAULT));
        sample.preferences = new Preferences(locked, new TreeMap<>());
        assertThat(sample.solution()).isEqualTo("model 3.0.0, model as old 1.0.0");
    }
}
