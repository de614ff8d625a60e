package org.collectivemind.client.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CmHomeTest {
    @Test
    void cmHomeWinsAndHoldsEverything() {
        CmHome home = CmHome.of(Map.of("CM_HOME", "/srv/cm", "HOME", "/home/ada", "XDG_DATA_HOME", "/data"));
        assertThat(home)
                .isEqualTo(new CmHome(Path.of("/srv/cm/store"), Path.of("/srv/cm/cache"), Path.of("/srv/cm/config")));
    }

    @Test
    void xdgDirectoriesAreTakenOneByOneAndRelativeOnesIgnored() {
        CmHome home = CmHome.of(Map.of("HOME", "/home/ada", "XDG_DATA_HOME", "/data", "XDG_CACHE_HOME", "relative"));
        assertThat(home)
                .isEqualTo(new CmHome(
                        Path.of("/data/cm/store"), Path.of("/home/ada/.cache/cm"), Path.of("/home/ada/.config/cm")));
    }

    @Test
    void theHomeIsTheEnvironmentsNotJavas() {
        assertThat(CmHome.of(Map.of("HOME", "/home/ada")).store())
                .isEqualTo(Path.of("/home/ada/.local/share/cm/store"));
    }

    @Test
    void withoutAnyTheUserIsToldWhatToSet() {
        for (Map<String, String> environment :
                java.util.List.<Map<String, String>>of(Map.of(), Map.of("CM_HOME", "relative"), Map.of("HOME", ""))) {
            assertThatThrownBy(() -> CmHome.of(environment))
                    .isInstanceOfSatisfying(
                            NoHome.class,
                            failure -> assertThat(failure.hints()).anyMatch(hint -> hint.contains("CM_HOME")));
        }
    }
}
