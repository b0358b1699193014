package org.eaglemail.policy.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.eaglemail.policy.Clients;
import org.eaglemail.policy.check.Request;
import org.eaglemail.policy.check.Verdict;
import org.eaglemail.settings.CidrBlock;
import org.eaglemail.spi.SmtpRole;
import org.junit.jupiter.api.Test;

class LmtpClientCheckTest {
  private final LmtpClientCheck check =
      new LmtpClientCheck(new TrustedClients(List.of(CidrBlock.parse("198.51.100.0/24"))));

  private Verdict examine(String client, SmtpRole role) {
    return check.examine(
        new Request.Connection(Clients.session(Clients.at(client), role, Optional.empty())));
  }

  @Test
  void refusesStrangers() {
    assertThat(examine("192.0.2.1", SmtpRole.LMTP)).isInstanceOf(Verdict.Refuse.class);
  }

  @Test
  void hearsThisMachineAndItsNetworks() {
    assertThat(examine("127.0.0.1", SmtpRole.LMTP)).isInstanceOf(Verdict.Pass.class);
    assertThat(examine("198.51.100.7", SmtpRole.LMTP)).isInstanceOf(Verdict.Pass.class);
  }

  @Test
  void concernsLmtpOnly() {
    assertThat(examine("192.0.2.1", SmtpRole.RELAY)).isInstanceOf(Verdict.Pass.class);
    assertThat(examine("192.0.2.1", SmtpRole.SUBMISSION)).isInstanceOf(Verdict.Pass.class);
  }
}
