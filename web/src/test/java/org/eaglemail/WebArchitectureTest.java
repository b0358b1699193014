package org.eaglemail;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows that leave the web module. */
@AnalyzeClasses(
    packages = {"org.eaglemail.rest", "org.eaglemail.health"},
    importOptions = ImportOption.DoNotIncludeTests.class)
class WebArchitectureTest {
  @ArchTest
  static final ArchRule theWebSeesAdministrationAndDirectoryOnly =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.eaglemail.spool..",
              "org.eaglemail.queue..",
              "org.eaglemail.delivery..",
              "org.eaglemail.routing..",
              "org.eaglemail.reception..",
              "org.eaglemail.maildrop..",
              "org.eaglemail.ra..",
              "org.eaglemail.spi..",
              "jakarta.persistence..");
}
