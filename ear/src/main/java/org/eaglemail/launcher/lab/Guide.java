package org.eaglemail.launcher.lab;

import java.util.List;
import java.util.stream.Collectors;

/** What may be done in a lab that is up. */
final class Guide {
  private Guide() {}

  static String of(List<Site> sites) {
    Site alpha = sites.get(0);
    Site beta = sites.get(1);
    return "\nIt is yours now, until Ctrl-C.\n\n"
        + sites.stream().map(Guide::account).collect(Collectors.joining())
        + """

          Send another, and look:

            %s
            curl --user %s:%s pop3://%s/2

          Try what fails: to nobody@beta.test (the other side's 550 comes back as a bounce), or to
          anybody@closed.test (a null MX, RFC 7505). The bounces are in alice's mailbox.
          """
            .formatted(
                swaks(alpha, beta.user()),
                beta.user(),
                beta.user().password(),
                Site.text(beta.pop3()));
  }

  private static String account(Site site) {
    return """
        %s
          console     %s/    user admin, password %s
          mailbox     %s    password %s
          submission  %s    POP3 %s    SMTP %s
        """
        .formatted(
            site.host(),
            site.url(),
            site.administrator().password(),
            site.user(),
            site.user().password(),
            Site.text(site.submission()),
            Site.text(site.pop3()),
            Site.text(site.smtp()));
  }

  private static String swaks(Site site, Person recipient) {
    return "swaks --server %s --auth-user %s --auth-password %s --from %s --to %s"
        .formatted(
            Site.text(site.submission()),
            site.user(),
            site.user().password(),
            site.user(),
            recipient);
  }
}
