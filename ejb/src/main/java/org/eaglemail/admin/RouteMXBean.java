package org.eaglemail.admin;

import java.util.List;

/** Explanations of routes, registered as {@code org.eaglemail:type=Route}. */
public interface RouteMXBean {

  /**
   * What would become of mail, and why; a line of text each.
   *
   * @param sender empty for the null sender
   * @param client the address that it would come from; empty: the policy is not asked
   * @param account whom it would authenticate as; empty: nobody
   */
  List<String> explain(String recipient, String sender, String client, String account);

  /** What the servers say that it would go to, up to RCPT; parameters as above. */
  List<String> probe(String recipient, String sender, String client, String account);
}
