package org.eaglemail;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.persistence.EntityManager;

/** The arrows between the rooms of the application. */
@AnalyzeClasses(packages = "org.eaglemail", importOptions = ImportOption.DoNotIncludeTests.class)
class ApplicationArchitectureTest {
  private static final String[] APPLICATION = {
    "org.eaglemail.addressing..",
    "org.eaglemail.admin..",
    "org.eaglemail.authentication..",
    "org.eaglemail.bounce..",
    "org.eaglemail.database..",
    "org.eaglemail.delivery..",
    "org.eaglemail.directory..",
    "org.eaglemail.filter..",
    "org.eaglemail.lifecycle..",
    "org.eaglemail.maildrop..",
    "org.eaglemail.maps..",
    "org.eaglemail.metrics..",
    "org.eaglemail.oauth..",
    "org.eaglemail.policy..",
    "org.eaglemail.queue..",
    "org.eaglemail.readiness..",
    "org.eaglemail.reception..",
    "org.eaglemail.routing..",
    "org.eaglemail.settings..",
    "org.eaglemail.spool..",
    "org.eaglemail.timeline..",
    "org.eaglemail.tls.."
  };

  @ArchTest
  static final ArchRule theApplicationSeesOnlySpiAndProtocolOfTheAdapter =
      noClasses()
          .that()
          .resideInAnyPackage(APPLICATION)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.eaglemail.ra..",
              "org.eaglemail.server..",
              "org.eaglemail.client..",
              "org.eaglemail.wire..");

  @ArchTest
  static final ArchRule roomsHaveNoCycles =
      slices().matching("org.eaglemail.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule mailIsWrittenByTheSpoolAlone =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "org.eaglemail.addressing..",
              "org.eaglemail.spool..",
              "org.eaglemail.directory..",
              "org.eaglemail.maildrop..",
              "org.eaglemail.policy..",
              "org.eaglemail.timeline..")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(EntityManager.class);

  @ArchTest
  static final ArchRule settingsKnowNoContainer =
      noClasses()
          .that()
          .resideInAPackage("org.eaglemail.settings..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta..", "org.eclipse..");

  @ArchTest
  static final ArchRule tokensAreLookedIntoByOauthAlone =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.eaglemail.oauth..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.jose4j..");

  @ArchTest
  static final ArchRule dnsIsAskedByRoutingAlone =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.eaglemail.routing..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.xbill.DNS..");
}
