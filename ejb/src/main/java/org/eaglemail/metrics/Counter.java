package org.eaglemail.metrics;

/** What is counted since the server started. */
public enum Counter {
  MESSAGES_RECEIVED("eagle_messages_received_total", "Messages accepted over SMTP."),
  MESSAGES_REFUSED("eagle_messages_refused_total", "Messages refused after their data."),
  MESSAGES_DISCARDED("eagle_messages_discarded_total", "Messages accepted and thrown away."),
  MESSAGES_HELD("eagle_messages_held_total", "Messages held for an administrator."),
  DELIVERED_LOCALLY("eagle_delivered_locally_total", "Copies put into maildrops."),
  DELIVERED_REMOTELY("eagle_delivered_remotely_total", "Recipients that another server took."),
  DISCARDED("eagle_discarded_total", "Recipients whose mail a transport threw away."),
  HELD("eagle_held_total", "Recipients that a transport holds for an administrator."),
  DEFERRED("eagle_deferred_total", "Tries that were put off."),
  FAILED("eagle_failed_total", "Recipients given up."),
  DESTINATIONS_DEAD(
      "eagle_destinations_dead_total", "Destinations found dead, and probed in vain."),
  DESTINATIONS_REVIVED(
      "eagle_destinations_revived_total", "Dead destinations that a probe reached."),
  NOTIFICATIONS_SUPPRESSED(
      "eagle_notifications_suppressed_total", "Notifications not written: beyond a limit."),
  BOUNCED("eagle_bounced_total", "Notifications of senders written."),
  POP3_LOGINS("eagle_pop3_logins_total", "Maildrops opened over POP3."),
  POP3_LOGINS_DENIED("eagle_pop3_logins_denied_total", "Logins over POP3 that were denied."),
  POP3_REMOVED("eagle_pop3_removed_total", "Messages that POP3 clients removed."),
  LOGINS("eagle_logins_total", "Logins over SMTP and POP3."),
  LOGINS_DENIED("eagle_logins_denied_total", "Logins over SMTP and POP3 that were denied."),
  LOGINS_LOCKED_OUT(
      "eagle_logins_locked_out_total", "Logins refused after too many failures of that client."),
  REFUSED_BY_RATE("eagle_refused_by_rate_total", "Refused: too much in too short a time."),
  REFUSED_BY_ACCESS("eagle_refused_by_access_total", "Refused by a rule of the access table."),
  REFUSED_BY_AUTHENTICATION(
      "eagle_refused_by_authentication_total", "MAIL refused for want of AUTH."),
  REFUSED_BY_SENDER_OWNER(
      "eagle_refused_by_sender_owner_total", "Senders that are not the account's."),
  REFUSED_BY_SENDER_DOMAIN(
      "eagle_refused_by_sender_domain_total", "Senders whose domain takes no mail."),
  REFUSED_BY_RELAY("eagle_refused_by_relay_total", "Recipients elsewhere, without leave to relay."),
  REFUSED_BY_RECIPIENT("eagle_refused_by_recipient_total", "Recipients that do not exist here."),
  REFUSED_BY_QUOTA("eagle_refused_by_quota_total", "Recipients whose maildrop is full."),
  REFUSED_BY_DNSBL("eagle_refused_by_dnsbl_total", "Refused: clients that DNS lists name."),
  REFUSED_BY_GREYLIST("eagle_refused_by_greylist_total", "Put off by greylisting."),
  REFUSED_BY_LMTP_CLIENT(
      "eagle_refused_by_lmtp_client_total", "LMTP connections of clients that are not ours."),
  REFUSED_BY_LOOP("eagle_refused_by_loop_total", "Messages that passed too many servers."),
  REFUSED_BY_HEADER("eagle_refused_by_header_total", "Messages whose header is too large.");

  private final String metric;
  private final String description;

  Counter(String metric, String description) {
    this.metric = metric;
    this.description = description;
  }

  /** Its name in the metrics endpoint. */
  public String metric() {
    return metric;
  }

  /** One sentence. */
  public String description() {
    return description;
  }
}
