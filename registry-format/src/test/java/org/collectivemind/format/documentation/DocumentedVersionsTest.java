package org.collectivemind.format.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.collectivemind.format.version.Constraint;
import org.collectivemind.format.version.Version;
import org.collectivemind.format.version.VersionScheme;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DocumentedVersionsTest {
    private static final String PAGE = "reference/versions.md";

    @ParameterizedTest
    @EnumSource(VersionScheme.class)
    void constraintsAcceptWhatTheTableSays(VersionScheme scheme) {
        for (List<String> row : DocumentationPage.read(PAGE).rows("constraints")) {
            assertThat(Constraint.parse(row.get(0)).in(scheme))
                    .as(row.get(0))
                    .isEqualTo(Constraint.parse(row.get(1)).in(scheme))
                    .hasToString(row.get(1));
        }
    }

    @ParameterizedTest
    @EnumSource(VersionScheme.class)
    void eachLineOfVersionsRises(VersionScheme scheme) {
        DocumentationPage.read(PAGE)
                .blocks(scheme.id() + "-order")
                .forEach(block -> block.lines().forEach(line -> {
                    List<Version> versions =
                            Arrays.stream(line.split(" < ")).map(scheme::parse).toList();
                    assertThat(versions).as(line).hasSizeGreaterThan(1);
                    for (int i = 1; i < versions.size(); i++) {
                        assertThat(versions.get(i - 1)).as(line).isLessThan(versions.get(i));
                    }
                }));
    }
}
