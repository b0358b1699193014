package org.eaglemail.admin;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.eaglemail.directory.Page;
import org.eaglemail.directory.Transports;

/**
 * The transport table by text, as people write it. Each change is a transaction and counts at once.
 * What is not valid is an {@link IllegalArgumentException} that names the field.
 */
@ApplicationScoped
public class TransportOperations {
  @EJB private Transports transports;

  /** Adds a rule. */
  public TransportEntry create(TransportRequest request) {
    return TransportEntry.of(transports.create(request.transport()));
  }

  /** Logs in to the servers of a rule from now on, or to the one of that name. */
  public TransportEntry setLogin(
      String pattern, Optional<String> host, String user, String password) {
    return TransportEntry.of(transports.logIn(pattern, host, user, password));
  }

  /** Logs in there no more. */
  public void deleteLogin(String pattern, Optional<String> host) {
    transports.logInNoMore(pattern, host);
  }

  /** A part of the rules, in the order they came; see {@link Page}. */
  public List<TransportEntry> list(long after, int limit) {
    return transports.list(new Page(after, limit)).stream().map(TransportEntry::of).toList();
  }

  /** One rule. */
  public TransportEntry show(String pattern) {
    return TransportEntry.of(transports.find(pattern));
  }

  /** Removes a rule. */
  public void delete(String pattern) {
    transports.delete(pattern);
  }
}
