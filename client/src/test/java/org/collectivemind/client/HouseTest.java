package org.collectivemind.client;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.collectivemind.format.error.CmException;
import org.junit.jupiter.api.Test;

/** The borders of DESIGN §3, checked on the compiled classes of all modules. */
class HouseTest {
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.collectivemind");

    @Test
    void theFormatsKnowNeitherTheResolverNorTheClient() {
        noClasses()
                .that()
                .resideInAPackage("org.collectivemind.format..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.collectivemind.resolver..", "org.collectivemind.client..")
                .check(HOUSE);
    }

    @Test
    void theResolverIsPure() {
        noClasses()
                .that()
                .resideInAPackage("org.collectivemind.resolver..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.collectivemind.client..",
                        "java.net..",
                        "java.nio.file..",
                        "java.util.concurrent..",
                        "okhttp3..",
                        "picocli..",
                        "org.eclipse.aether..",
                        "org.apache.maven..",
                        "com.fasterxml..")
                .check(HOUSE);
    }

    @Test
    void theFormatsOpenNoConnectionAndKnowNoCommandLine() {
        noClasses()
                .that()
                .resideInAPackage("org.collectivemind.format..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.net.http..", "okhttp3..", "picocli..", "org.eclipse.aether..", "org.apache.maven..")
                .check(HOUSE);
    }

    @Test
    void thePackagesOfTheClientFormNoCycle() {
        slices().matching("org.collectivemind.client.(*)..")
                .should()
                .beFreeOfCycles()
                .check(HOUSE);
    }

    @Test
    void thePackagesOfTheFormatsFormNoCycle() {
        slices().matching("org.collectivemind.format.(*)..")
                .should()
                .beFreeOfCycles()
                .check(HOUSE);
    }

    @Test
    void thePackagesOfTheResolverFormNoCycle() {
        slices().matching("org.collectivemind.resolver.(*)..")
                .should()
                .beFreeOfCycles()
                .check(HOUSE);
    }

    @Test
    void nothingStandsOnTheCommandLine() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.collectivemind.client.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.collectivemind.client.cli..", "picocli..")
                .check(HOUSE);
    }

    @Test
    void onlyTheTransferSpeaksHttp() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.collectivemind.client.transfer..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("okhttp3..", "java.net.http..")
                .check(HOUSE);
    }

    @Test
    void whatAUserSeesGoWrongIsAFailureOfOurs() {
        classes()
                .that()
                .areAssignableTo(Exception.class)
                .and()
                .resideInAPackage("org.collectivemind..")
                .and()
                .arePublic()
                .should()
                .beAssignableTo(CmException.class)
                .orShould()
                .beAssignableTo(java.io.IOException.class)
                .check(HOUSE);
    }
}
