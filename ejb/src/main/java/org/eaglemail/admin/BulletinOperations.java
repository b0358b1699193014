package org.eaglemail.admin;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.eaglemail.directory.Directory;
import org.eaglemail.directory.DomainInfo;
import org.eaglemail.directory.Groups;
import org.eaglemail.directory.InvalidEntry;
import org.eaglemail.directory.Page;
import org.eaglemail.maildrop.bulletin.Audience;
import org.eaglemail.maildrop.bulletin.BulletinInfo;
import org.eaglemail.maildrop.bulletin.Bulletins;
import org.eaglemail.maildrop.bulletin.NewBulletin;
import org.eaglemail.protocol.Domain;
import org.eaglemail.settings.Settings;

/** Bulletins by text, as people write them. What is not valid is an {@link InvalidEntry}. */
@ApplicationScoped
public class BulletinOperations {
  @EJB private Bulletins bulletins;
  @EJB private Directory directory;
  @EJB private Groups groups;
  @Inject private Settings settings;
  @Inject private Clock clock;

  /** Issues one of a subject and a text. */
  public BulletinEntry issue(String subject, String text, BulletinTerms terms) {
    return entry(
        bulletins.issue(
            NewBulletin.ofText(
                subject,
                text,
                audience(terms),
                expires(terms),
                settings.hostname(),
                clock.instant())));
  }

  /**
   * Issues one of a whole message (RFC 5322).
   *
   * @throws IOException when it cannot be read
   */
  public BulletinEntry issue(InputStream message, BulletinTerms terms) throws IOException {
    byte[] octets = message.readNBytes(NewBulletin.MAX_OCTETS + 1);
    return entry(bulletins.issue(NewBulletin.ofMessage(octets, audience(terms), expires(terms))));
  }

  /** A part of them, in the order in which they were issued; see {@link Page}. */
  public List<BulletinEntry> list(long after, int limit) {
    return bulletins.list(new Page(after, limit)).stream().map(this::entry).toList();
  }

  /** One of them. */
  public BulletinEntry show(long id) {
    return entry(bulletins.show(id));
  }

  /** Takes one back; who has it keeps it. */
  public void delete(long id) {
    bulletins.end(id);
  }

  private Audience audience(BulletinTerms terms) {
    String domain = terms.domain();
    String group = terms.group();
    if (domain != null && group != null) {
      throw new InvalidEntry("a bulletin is for a domain or a group, not for both");
    }
    if (domain != null) {
      return new Audience.OfDomain(directory.domain(Domain.parse(domain)).id());
    }
    return group != null ? new Audience.OfGroup(groups.find(group).id()) : new Audience.All();
  }

  private static Optional<Instant> expires(BulletinTerms terms) {
    try {
      return Optional.ofNullable(terms.expires())
          .map(OffsetDateTime::parse)
          .map(OffsetDateTime::toInstant);
    } catch (DateTimeException e) {
      throw new InvalidEntry("expires: a time such as 2027-01-31T12:00:00Z", e);
    }
  }

  private BulletinEntry entry(BulletinInfo info) {
    return new BulletinEntry(
        info.id(),
        info.message().toString(),
        info.subject(),
        info.audience() instanceof Audience.OfDomain(long id)
            ? directory.domain(id).map(DomainInfo::name).map(Domain::toString).orElse(null)
            : null,
        info.audience() instanceof Audience.OfGroup(long id) ? groups.name(id).orElse(null) : null,
        info.created().toString(),
        info.expires().map(Instant::toString).orElse(null));
  }
}
