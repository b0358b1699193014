package org.eaglemail.bounce;

/** What a notification says became of a recipient (RFC 3464 §2.3.3). */
public enum Action {
  /** Given up. */
  FAILED(
      "failed",
      "Undelivered mail returned to sender",
      "Your message could not be delivered to the recipients named below, for the reason given"
          + " there, and will not be tried again."),
  /** Not delivered yet. */
  DELAYED(
      "delayed",
      "Delayed mail (still being retried)",
      "Your message could not be delivered yet to the recipients named below. You need not send it"
          + " again: it is being tried until the time given there, or until you are told otherwise."),
  /** In the mailbox. */
  DELIVERED(
      "delivered",
      "Successful mail delivery report",
      "Your message was put into the mailboxes of the recipients named below."),
  /** Passed on to several addresses behind the recipient, each of which may still fail. */
  EXPANDED(
      "expanded",
      "Mail passed on to several addresses",
      "Your message was passed on to the addresses that the recipients named below stand for. You"
          + " are told if one of them does not get it."),
  /** Passed on to a server that does not report (RFC 3461 §5.2.2). */
  RELAYED(
      "relayed",
      "Mail passed on to another server",
      "Your message was passed on for the recipients named below, to a server that may not tell you"
          + " whether it arrives.");

  private final String keyword;
  private final String subject;
  private final String words;

  Action(String keyword, String subject, String words) {
    this.keyword = keyword;
    this.subject = subject;
    this.words = words;
  }

  /** For programs. */
  String keyword() {
    return keyword;
  }

  /** The Subject of a notification that says so. */
  String subject() {
    return subject;
  }

  /** For people. */
  String words() {
    return words;
  }
}
