package org.eaglemail;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which package may know which. */
@AnalyzeClasses(packages = "org.eaglemail", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String PROTOCOL = "org.eaglemail.protocol..";
  private static final String WIRE = "org.eaglemail.wire..";
  private static final String SPI = "org.eaglemail.spi..";
  private static final String SERVER = "org.eaglemail.server..";
  private static final String CLIENT = "org.eaglemail.client..";
  private static final String RA = "org.eaglemail.ra..";
  private static final String INBOUND = "org.eaglemail.ra.inbound..";
  private static final String OUTBOUND = "org.eaglemail.ra.outbound..";
  private static final String TRANSCRIPT = "org.eaglemail.transcript..";
  private static final String NULLNESS = "org.jspecify..";

  @ArchTest
  static final ArchRule PROTOCOL_IS_PURE =
      classes()
          .that()
          .resideInAPackage(PROTOCOL)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              PROTOCOL,
              NULLNESS,
              "java.lang..",
              "java.util..",
              "java.text..",
              "java.nio.charset..",
              "java.time..",
              "java.nio",
              // The proofs of SASL are computed, not fetched.
              "java.security..",
              "javax.crypto..")
          .as("protocol knows values of the language only: no input, no output, no network");

  @ArchTest
  static final ArchRule WIRE_KNOWS_STREAMS_NOT_SOCKETS =
      classes()
          .that()
          .resideInAPackage(WIRE)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              WIRE,
              PROTOCOL,
              NULLNESS,
              "java.lang..",
              "java.util..",
              "java.io..",
              "java.nio",
              "java.nio.charset..",
              "java.security..",
              "java.time..",
              "javax.net.ssl")
          .as("wire knows protocol and streams, never sockets");

  @ArchTest
  static final ArchRule SPI_KNOWS_PROTOCOL_ONLY =
      noClasses()
          .that()
          .resideInAPackage(SPI)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(WIRE, SERVER, CLIENT, RA)
          .as("spi knows protocol and nothing else of Eagle");

  @ArchTest
  static final ArchRule SERVER_KNOWS_WIRE_AND_SPI =
      noClasses()
          .that()
          .resideInAPackage(SERVER)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(CLIENT, RA)
          .as("server knows wire and spi, neither client nor ra");

  @ArchTest
  static final ArchRule CLIENT_KNOWS_WIRE_AND_SPI =
      noClasses()
          .that()
          .resideInAPackage(CLIENT)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(SERVER, RA)
          .as("client knows wire and spi, neither server nor ra");

  @ArchTest
  static final ArchRule SERVER_OWNS_NO_SOCKET =
      noClasses()
          .that()
          .resideInAPackage(SERVER)
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.net.Socket")
          .as("sessions of the server are over streams; their sockets belong to ra");

  @ArchTest
  static final ArchRule CONNECTORS_ONLY_IN_RA_AND_SPI =
      noClasses()
          .that()
          .resideOutsideOfPackages(RA, SPI)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta..")
          .as("Jakarta EE is known in ra and spi only");

  @ArchTest
  static final ArchRule INBOUND_AND_OUTBOUND_ARE_STRANGERS =
      noClasses()
          .that()
          .resideInAPackage(INBOUND)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(OUTBOUND, CLIENT)
          .as("inbound does not know outbound");

  @ArchTest
  static final ArchRule OUTBOUND_AND_INBOUND_ARE_STRANGERS =
      noClasses()
          .that()
          .resideInAPackage(OUTBOUND)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(INBOUND, SERVER)
          .as("outbound does not know inbound");

  @ArchTest
  static final ArchRule TRANSCRIPTS_SERVE_TESTERS_ONLY =
      noClasses()
          .that()
          .resideOutsideOfPackage(TRANSCRIPT)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(TRANSCRIPT)
          .as("nothing of the adapter uses transcripts: they are for who tests a server");

  @ArchTest
  static final ArchRule TRANSCRIPTS_SPEAK_TO_ANY_SERVER =
      noClasses()
          .that()
          .resideInAPackage(TRANSCRIPT)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(SERVER, RA, SPI)
          .as("transcripts know nothing of Eagle's server: they run against any");

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("org.eaglemail.(**)").should().beFreeOfCycles();
}
