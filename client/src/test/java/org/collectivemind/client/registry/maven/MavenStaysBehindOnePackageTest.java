package org.collectivemind.client.registry.maven;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class MavenStaysBehindOnePackageTest {
    private static final String[] MAVENS = {
        "org.eclipse.aether..", "org.apache.maven..", "org.codehaus.plexus..", "org.sonatype.."
    };
    private static final JavaClasses CLIENT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.collectivemind.client");

    @Test
    void nobodyElseKnowsMavensClasses() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.collectivemind.client.registry.maven")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(MAVENS)
                .check(CLIENT);
    }
}
