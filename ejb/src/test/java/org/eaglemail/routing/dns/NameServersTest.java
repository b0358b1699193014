package org.eaglemail.routing.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eaglemail.protocol.Domain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Header;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Real queries over UDP and TCP to a server on loopback. */
class NameServersTest {
  private static final Duration PATIENT = Duration.ofSeconds(10);
  private static final Duration IMPATIENT = Duration.ofMillis(200);
  private static final Question MX = Question.of(Domain.parse("a.test"), RecordType.MX);

  private static DnsReply ask(Duration attemptTime, TestNameServer... servers) {
    return new NameServers(Stream.of(servers).map(TestNameServer::address).toList(), attemptTime)
        .ask(MX);
  }

  private static Record record(String name, int type, long ttl, String data) throws IOException {
    return Record.fromString(Name.fromString(name), type, DClass.IN, ttl, data, Name.root);
  }

  private static TestNameServer.Script answering(String data) {
    return (query, response, tcp) -> {
      response.addRecord(record("a.test.", Type.MX, 300, data), Section.ANSWER);
      return Optional.of(response);
    };
  }

  private static TestNameServer.Script rcode(int rcode) {
    return (query, response, tcp) -> {
      response.getHeader().setRcode(rcode);
      return Optional.of(response);
    };
  }

  private static TestNameServer.Script authority(int rcode, Record record, boolean recursive) {
    return (query, response, tcp) -> {
      response.getHeader().setRcode(rcode);
      if (!recursive) {
        response.getHeader().unsetFlag(Flags.RA);
      }
      response.addRecord(record, Section.AUTHORITY);
      return Optional.of(response);
    };
  }

  @Test
  void readsRecords() throws Exception {
    try (TestNameServer server = TestNameServer.start(answering("10 mail.a.test."))) {
      assertThat(ask(PATIENT, server))
          .hasToString(
              "10 mail.a.test. (name server 127.0.0.1:"
                  + server.address().getPort()
                  + ", TTL 300 s)");
      assertThat(server.queries()).containsExactly("UDP a.test MX");
    }
  }

  @Test
  void asksAgainOverTcpWhenTruncated() throws Exception {
    TestNameServer.Script script =
        (query, response, tcp) -> {
          if (!tcp) {
            response.getHeader().setFlag(Flags.TC);
            return Optional.of(response);
          }
          return answering("10 mail.a.test.").answer(query, response, true);
        };
    try (TestNameServer server = TestNameServer.start(script)) {
      assertThat(ask(PATIENT, server).answer()).hasToString("10 mail.a.test.");
      assertThat(server.queries()).containsExactly("UDP a.test MX", "TCP a.test MX");
    }
  }

  @Test
  void negativeAnswersLiveAsTheSoaSays() throws Exception {
    Record soa = record("test.", Type.SOA, 900, "ns.test. h.test. 1 2 3 4 60");
    try (TestNameServer none = TestNameServer.start(authority(Rcode.NXDOMAIN, soa, true));
        TestNameServer noData = TestNameServer.start(authority(Rcode.NOERROR, soa, true));
        TestNameServer bare = TestNameServer.start(rcode(Rcode.NXDOMAIN))) {
      assertThat(ask(PATIENT, none).answer())
          .isEqualTo(new DnsAnswer.NoSuchName(Duration.ofMinutes(1)));
      assertThat(ask(PATIENT, noData).answer())
          .isEqualTo(new DnsAnswer.NoData(Duration.ofMinutes(1)));
      assertThat(ask(PATIENT, bare).answer()).isEqualTo(new DnsAnswer.NoSuchName(Duration.ZERO));
    }
  }

  /** RFC 2308 §2.1: with an alias in the answer, NXDOMAIN speaks of its target. */
  @Test
  void anAliasOfANameThatDoesNotExistIsAnAlias() throws Exception {
    TestNameServer.Script script =
        (query, response, tcp) -> {
          response.addRecord(record("a.test.", Type.CNAME, 30, "b.test."), Section.ANSWER);
          response.getHeader().setRcode(Rcode.NXDOMAIN);
          return Optional.of(response);
        };
    try (TestNameServer server = TestNameServer.start(script)) {
      assertThat(ask(PATIENT, server).answer()).hasToString("alias of b.test");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {Rcode.SERVFAIL, Rcode.REFUSED, Rcode.NOTIMP, Rcode.FORMERR})
  void aServerThatFailsIsPassedOver(int rcode) throws Exception {
    try (TestNameServer faulty = TestNameServer.start(rcode(rcode));
        TestNameServer sound = TestNameServer.start(answering("10 mail.a.test."))) {
      assertThat(ask(PATIENT, faulty, sound).answer()).hasToString("10 mail.a.test.");
      assertThat(faulty.queries()).isNotEmpty();
    }
  }

  @Test
  void eachServerIsAskedTwiceBeforeTheLookUpFails() throws Exception {
    try (TestNameServer one = TestNameServer.start(rcode(Rcode.SERVFAIL));
        TestNameServer two = TestNameServer.start(rcode(Rcode.REFUSED))) {
      assertThat(ask(PATIENT, one, two).answer())
          .hasToString(
              "temporary failure: name server 127.0.0.1:%d: SERVFAIL; name server 127.0.0.1:%d: REFUSED"
                  .formatted(one.address().getPort(), two.address().getPort()));
      assertThat(one.queries()).hasSize(2);
      assertThat(two.queries()).hasSize(2);
    }
  }

  @Test
  void silenceIsATemporaryFailure() throws Exception {
    try (TestNameServer mute = TestNameServer.start((query, response, tcp) -> Optional.empty())) {
      assertThat(ask(IMPATIENT, mute).answer())
          .isInstanceOf(DnsAnswer.Failure.class)
          .asString()
          .endsWith("no answer in time");
      assertThat(mute.queries()).hasSize(2);
    }
  }

  @Test
  void nobodyThereIsATemporaryFailure() throws Exception {
    TestNameServer gone = TestNameServer.start(rcode(Rcode.NOERROR));
    gone.close();
    assertThat(ask(IMPATIENT, gone).answer()).isInstanceOf(DnsAnswer.Failure.class);
  }

  @Test
  void aReferralIsNotAnAnswer() throws Exception {
    Record ns = record("test.", Type.NS, 900, "ns.test.");
    try (TestNameServer lame = TestNameServer.start(authority(Rcode.NOERROR, ns, true));
        TestNameServer sound = TestNameServer.start(answering("10 mail.a.test."))) {
      assertThat(ask(PATIENT, lame).answer()).isInstanceOf(DnsAnswer.Failure.class);
      assertThat(ask(PATIENT, lame, sound).answer()).hasToString("10 mail.a.test.");
    }
  }

  @Test
  void emptyHandsOfAServerThatAskedNobodyAreNotAnAnswer() throws Exception {
    TestNameServer.Script script =
        (query, response, tcp) -> {
          response.getHeader().unsetFlag(Flags.RA);
          return Optional.of(response);
        };
    try (TestNameServer server = TestNameServer.start(script)) {
      assertThat(ask(PATIENT, server).answer()).isInstanceOf(DnsAnswer.Failure.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "question"})
  void anAnswerToSomethingElseIsNotBelieved(String wrong) throws Exception {
    TestNameServer.Script script =
        (query, response, tcp) -> {
          Message forged = new Message(query.getHeader().getID() ^ (wrong.equals("id") ? 1 : 0));
          forged.getHeader().setFlag(Flags.QR);
          forged.addRecord(
              wrong.equals("id")
                  ? query.getQuestion()
                  : Record.newRecord(Name.fromString("b.test."), Type.MX, DClass.IN),
              Section.QUESTION);
          return answering("10 evil.test.").answer(query, forged, tcp);
        };
    try (TestNameServer server = TestNameServer.start(script)) {
      assertThat(ask(PATIENT, server).answer()).isInstanceOf(DnsAnswer.Failure.class);
    }
  }

  @Test
  void recordsOfOtherNamesAreNotBelieved() throws Exception {
    TestNameServer.Script script =
        (query, response, tcp) -> {
          response.addRecord(record("b.test.", Type.MX, 30, "10 evil.test."), Section.ANSWER);
          return Optional.of(response);
        };
    try (TestNameServer server = TestNameServer.start(script)) {
      assertThat(ask(PATIENT, server).answer()).isInstanceOf(DnsAnswer.NoData.class);
    }
  }

  /** RFC 6891 §7. */
  @Test
  void doesWithoutEdnsWhereItIsNotKnown() throws Exception {
    TestNameServer.Script script =
        (query, response, tcp) ->
            query.getOPT() == null
                ? answering("10 mail.a.test.").answer(query, response, tcp)
                : rcode(Rcode.FORMERR).answer(query, response, tcp);
    try (TestNameServer server = TestNameServer.start(script)) {
      assertThat(ask(PATIENT, server).answer()).hasToString("10 mail.a.test.");
      assertThat(server.queries()).containsExactly("UDP a.test MX", "UDP a.test MX plain");
    }
  }

  @Test
  void theServerThatAnsweredIsAskedFirstNextTime() throws Exception {
    try (TestNameServer faulty = TestNameServer.start(rcode(Rcode.SERVFAIL));
        TestNameServer sound = TestNameServer.start(answering("10 mail.a.test."))) {
      NameServers servers = new NameServers(List.of(faulty.address(), sound.address()), PATIENT);
      servers.ask(MX);
      servers.ask(MX);
      assertThat(faulty.queries()).hasSize(1);
      assertThat(sound.queries()).hasSize(2);
    }
  }

  /** RFC 2181 §8. */
  @Test
  void aTimeToLiveWithTheHighestBitIsZero() throws Exception {
    TestNameServer.Script script =
        (query, response, tcp) -> {
          response.addRecord(record("a.test.", Type.MX, 0x7F00_0001L, "1 m.test."), Section.ANSWER);
          return Optional.of(response);
        };
    try (TestNameServer server = TestNameServer.start(script, NameServersTest::setHighestBit)) {
      assertThat(ask(PATIENT, server).answer()).hasToString("1 m.test.");
      assertThat(ask(PATIENT, server).ttl()).isZero();
    }
  }

  private static byte[] setHighestBit(byte[] wire) {
    for (int i = Header.LENGTH; i < wire.length; i++) {
      if (wire[i] == 0x7F) {
        wire[i] = (byte) 0xFF;
      }
    }
    return wire;
  }

  @Test
  void aDamagedAnswerIsATemporaryFailure() throws Exception {
    try (TestNameServer server =
        TestNameServer.start(
            answering("10 mail.a.test."), wire -> Arrays.copyOf(wire, wire.length - 3))) {
      assertThat(ask(PATIENT, server).answer())
          .isInstanceOf(DnsAnswer.Failure.class)
          .asString()
          .endsWith("no valid answer");
    }
  }
}
