package org.eaglemail.admin;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.eaglemail.directory.Directory;
import org.eaglemail.maildrop.trace.Traces;
import org.eaglemail.protocol.EmailAddress;

/** Traces of accounts' POP3 sessions on this node, by their addresses. */
@ApplicationScoped
public class TraceOperations {
  @EJB private Directory directory;
  @Inject private Traces traces;

  /** Writes down what is said from the account's next login on. */
  public void start(String address) {
    traces.start(account(address));
  }

  /** Ends that at once, and forgets what was written. */
  public void stop(String address) {
    traces.stop(account(address));
  }

  /** What was written down. */
  public TraceEntry show(String address) {
    Optional<List<String>> lines = traces.lines(account(address));
    return new TraceEntry(lines.isPresent(), lines.orElse(List.of()));
  }

  private long account(String address) {
    return directory.account(EmailAddress.parse(address)).id();
  }
}
