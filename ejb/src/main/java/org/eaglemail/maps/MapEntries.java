package org.eaglemail.maps;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.eaglemail.addressing.store.Aliases;
import org.eaglemail.addressing.store.Rewrites;
import org.eaglemail.database.CurrentTransaction;
import org.eaglemail.directory.AlreadyExists;
import org.eaglemail.directory.DomainLookup;
import org.eaglemail.directory.InvalidEntry;
import org.eaglemail.directory.Transports;
import org.eaglemail.policy.access.AccessRules;
import org.eaglemail.protocol.Domain;

/** Writes proposals into the tables they are for. */
@Stateless
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class MapEntries {
  @EJB private Aliases aliases;
  @EJB private Rewrites rewrites;
  @EJB private AccessRules access;
  @EJB private Transports transports;
  @Inject private DomainLookup domains;
  @Inject private CurrentTransaction transaction;

  /**
   * Writes all of them, in one transaction of their own; or none, when one cannot be.
   *
   * @param keep whether they stay; otherwise it was a trial
   * @return what became of them, as far as the first that cannot be written
   */
  public List<ImportedLine> write(List<Proposal> proposals, boolean keep) {
    List<ImportedLine> lines = new ArrayList<>(proposals.size());
    for (Proposal proposal : proposals) {
      try {
        write(proposal);
        lines.add(ImportedLine.taken(proposal));
      } catch (InvalidEntry | AlreadyExists e) {
        lines.add(ImportedLine.left(proposal, String.valueOf(e.getMessage())));
        transaction.undo();
        return lines;
      }
    }
    if (!keep) {
      transaction.undo();
    }
    return lines;
  }

  private void write(Proposal proposal) {
    switch (proposal) {
      case Proposal.Address address -> aliases.create(address.name(), address.entry());
      case Proposal.Rewrite rewrite -> rewrites.create(rewrite.rule());
      case Proposal.Access rule ->
          access.create(rule.kind().text(), rule.pattern(), rule.action(), rule.reply());
      case Proposal.Row row -> transports.create(row.transport());
      case Proposal.Here(MapLine line, Domain domain) -> check(domain);
      case Proposal.Needless needless -> {}
      case Proposal.None none -> throw new InvalidEntry(none.why());
    }
  }

  private void check(Domain domain) {
    if (!domains.isLocal(domain)) {
      throw new InvalidEntry("declares a domain; make it one of the domains here first");
    }
  }
}
