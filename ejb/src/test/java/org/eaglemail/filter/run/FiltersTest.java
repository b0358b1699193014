package org.eaglemail.filter.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.eaglemail.protocol.smtp.Reply.reply;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eaglemail.delivery.MemorySource;
import org.eaglemail.directory.Injection;
import org.eaglemail.filter.Edit;
import org.eaglemail.filter.FilterSession;
import org.eaglemail.filter.FilteredMessage;
import org.eaglemail.filter.HeaderField;
import org.eaglemail.filter.Judgement;
import org.eaglemail.filter.MailFilter;
import org.eaglemail.filter.MessageHeader;
import org.eaglemail.filter.Verdict;
import org.eaglemail.protocol.EmailAddress;
import org.eaglemail.protocol.ReversePath;
import org.eaglemail.protocol.smtp.MailParameters;
import org.eaglemail.protocol.smtp.RcptParameters;
import org.eaglemail.protocol.smtp.Reply;
import org.eaglemail.settings.Settings;
import org.eaglemail.spi.Decision;
import org.eaglemail.spi.Disposition;
import org.eaglemail.spi.SmtpRole;
import org.eaglemail.spi.SmtpSession;
import org.eaglemail.spi.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FiltersTest {
  private static final Reply NO = reply(550, "5.7.1", "No");
  private static final Reply LATER = reply(451, "4.7.1", "Service unavailable - try again later");
  private static final MemorySource MESSAGE = new MemorySource("Subject: x\r\n\r\nbody\r\n");

  private final List<MailFilter> beans = new ArrayList<>();
  private final List<Filters> started = new ArrayList<>();

  /** Remembers what it was asked, and says what it was told to. */
  private static final class Scripted implements MailFilter, FilterSession {
    private final List<String> asked = new ArrayList<>();
    private final Map<String, Verdict> verdicts;

    Scripted(Map<String, Verdict> verdicts) {
      this.verdicts = verdicts;
    }

    @Override
    public FilterSession begin(SmtpSession session) {
      asked.add("begin");
      return this;
    }

    private Verdict verdict(String stage) {
      asked.add(stage);
      return verdicts.getOrDefault(stage, Verdict.proceed());
    }

    @Override
    public Verdict connected(SmtpSession session) {
      return verdict("connected");
    }

    @Override
    public Verdict greeted(SmtpSession session) {
      return verdict("greeted");
    }

    @Override
    public Verdict sender(SmtpSession session, ReversePath sender, MailParameters parameters) {
      return verdict("sender");
    }

    @Override
    public Verdict recipient(
        SmtpSession session, EmailAddress recipient, RcptParameters parameters) {
      return verdict("recipient");
    }

    @Override
    public Judgement message(FilteredMessage message) {
      return Judgement.of(verdict("message"));
    }

    @Override
    public void reset() {
      asked.add("reset");
    }

    @Override
    public void ended() {
      asked.add("ended");
    }
  }

  /** A filter of messages. */
  private record OfMessages(Question question) implements MailFilter {
    interface Question {
      Judgement of(FilteredMessage message) throws IOException;
    }

    @Override
    public FilterSession begin(SmtpSession session) {
      return new FilterSession() {
        @Override
        public Judgement message(FilteredMessage message) throws IOException {
          return question.of(message);
        }
      };
    }
  }

  @AfterEach
  void stop() {
    started.forEach(Filters::close);
  }

  private Filters filters(String... settings) {
    Map<String, String> given = settings.length == 0 ? Map.of() : Map.of(settings[0], settings[1]);
    FilterBeans found =
        new FilterBeans() {
          @Override
          public List<MailFilter> of(SmtpRole role) {
            return beans.stream().filter(filter -> filter.wants(role)).toList();
          }
        };
    Filters filters = new Filters();
    Injection.into(
        filters,
        found,
        Settings.read(
            name ->
                name.equals("eagle.hostname")
                    ? Optional.of("mail.test")
                    : Optional.ofNullable(given.get(name))));
    filters.prepare();
    started.add(filters);
    return filters;
  }

  private Scripted scripted(String stage, Verdict verdict) {
    Scripted filter = new Scripted(Map.of(stage, verdict));
    beans.add(filter);
    return filter;
  }

  private static Decision sender(Filters filters) {
    return filters.sender(TestSession.SESSION, TestSession.SENDER, MailParameters.NONE);
  }

  private static Decision recipient(Filters filters) {
    return filters.recipient(TestSession.SESSION, TestSession.RECIPIENT, RcptParameters.NONE);
  }

  private static Filtered message(Filters filters) throws IOException {
    return filters.message(TestSession.envelope(), MESSAGE);
  }

  @Test
  void noFilterAsksForNothing() throws IOException {
    Filters none = filters();

    assertThat(none.stages(SmtpRole.RELAY)).isEmpty();
    assertThat(message(none)).isEqualTo(new Filtered.Passed(TestSession.envelope(), MESSAGE));
  }

  @Test
  void onlyRolesThatAFilterWantsAskForStages() {
    beans.add(
        new MailFilter() {
          @Override
          public boolean wants(SmtpRole role) {
            return role == SmtpRole.SUBMISSION;
          }

          @Override
          public FilterSession begin(SmtpSession session) {
            return new FilterSession() {};
          }
        });
    Filters filters = filters();

    assertThat(filters.stages(SmtpRole.SUBMISSION)).containsExactlyInAnyOrder(Stage.values());
    assertThat(filters.stages(SmtpRole.RELAY)).isEmpty();
  }

  @Test
  void asksInTheDocumentedOrder() throws IOException {
    Scripted filter = scripted("none", Verdict.proceed());
    Filters filters = filters();

    filters.connected(TestSession.CLIENT, SmtpRole.RELAY);
    filters.greeted(TestSession.SESSION);
    sender(filters);
    recipient(filters);
    message(filters);
    sender(filters);
    filters.reset(TestSession.SESSION);
    filters.ended(TestSession.SESSION);

    assertThat(filter.asked)
        .containsExactly(
            "begin",
            "connected",
            "greeted",
            "sender",
            "recipient",
            "message",
            "sender",
            "reset",
            "ended");
  }

  @Test
  void theFirstRefusalStands() {
    scripted("sender", new Verdict.Refuse(NO));
    Scripted second = scripted("none", Verdict.proceed());
    Filters filters = filters();

    assertThat(sender(filters)).isEqualTo(Decision.refuse(NO));
    assertThat(second.asked).containsExactly("begin");
  }

  // RFC 5321 §4.3.2: 554 in place of the banner.
  @Test
  void aClientIsRefusedWithACodeThatABannerMayHave() {
    scripted("connected", new Verdict.Refuse(NO));

    assertThat(filters().connected(TestSession.CLIENT, SmtpRole.RELAY))
        .isEqualTo(Decision.refuse(reply(554, "5.7.1", "No")));
  }

  @Test
  void whoAcceptsAClientSeesNoMoreOfIt() throws IOException {
    Scripted filter = scripted("greeted", Verdict.accept());
    Filters filters = filters();

    filters.greeted(TestSession.SESSION);
    sender(filters);
    message(filters);

    assertThat(filter.asked).containsExactly("begin", "greeted");
  }

  @Test
  void whoAcceptsASenderSeesTheNextOne() throws IOException {
    Scripted filter = scripted("sender", Verdict.accept());
    Filters filters = filters();

    sender(filters);
    recipient(filters);
    message(filters);
    sender(filters);

    assertThat(filter.asked).containsExactly("begin", "sender", "sender");
  }

  @Test
  void discardAndHoldAreDispositions() throws IOException {
    scripted("recipient", new Verdict.Hold("odd"));
    scripted("recipient", new Verdict.Discard());
    Filters filters = filters();

    assertThat(recipient(filters)).isEqualTo(Decision.proceed(Disposition.DISCARD));
  }

  @Test
  void eachSeesWhatTheOnesBeforeMadeOfAMessage() throws IOException {
    List<String> seen = new ArrayList<>();
    beans.add(
        new OfMessages(
            message ->
                new Judgement(
                    new Verdict.Hold("for review"),
                    List.of(new Edit.AddField(HeaderField.of("X-First", "1"))))));
    beans.add(
        new OfMessages(
            message -> {
              message.header().fields().forEach(field -> seen.add(field.name()));
              return Judgement.edit(new Edit.RemoveField("Subject", 1));
            }));

    Filtered.Passed passed = (Filtered.Passed) message(filters());

    assertThat(seen).containsExactly("Subject", "X-First");
    assertThat(passed.envelope().disposition()).isEqualTo(Disposition.HOLD);
    assertThat(MessageHeader.read(passed.content()).fields())
        .extracting(HeaderField::name)
        .containsExactly("X-First");
  }

  @Test
  void aFailureDefers() throws IOException {
    beans.add(
        new OfMessages(
            message -> {
              throw new IOException("scanner is down");
            }));

    assertThat(message(filters())).isEqualTo(new Filtered.Refused(LATER));
  }

  @Test
  void aFailurePassesIfItIsToldTo() throws IOException {
    beans.add(
        new OfMessages(
            message -> {
              throw new IllegalStateException("scanner is down");
            }));

    assertThat(message(filters("eagle.filter.on-error", "accept")))
        .isEqualTo(new Filtered.Passed(TestSession.envelope(), MESSAGE));
  }

  @Test
  void noMailSlipsPastAFilterThatCannotBegin() {
    beans.add(
        session -> {
          throw new IllegalStateException("no licence");
        });

    assertThat(sender(filters())).isEqualTo(Decision.refuse(LATER));
  }

  @Test
  void aHeaderWithoutEndIsRefused() throws IOException {
    scripted("none", Verdict.proceed());
    String header = "A: " + "x".repeat(MessageHeader.MAX_OCTETS) + "\r\n\r\n";

    assertThat(filters().message(TestSession.envelope(), new MemorySource(header)))
        .isEqualTo(new Filtered.Refused(reply(552, "5.3.4", "Message header too large")));
  }

  @Test
  void aLateAnswerIsAFailure() {
    long[] now = {0};
    MailFilter filter = session -> new FilterSession() {};
    try (FilterCalls calls = new FilterCalls(Duration.ofHours(1), () -> now[0])) {
      Optional<String> late =
          calls.call(
              filter,
              () -> {
                now[0] += Duration.ofHours(2).toNanos();
                return "too late";
              });

      assertThat(late).isEmpty();
      assertThat(calls.call(filter, () -> "in time")).contains("in time");
    }
  }
}
