package org.eaglemail.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.eaglemail.directory.audit.Actor;

/** The operations on addresses behind {@link AddressesMXBean}, each change durable. */
@ApplicationScoped
public class AddressesBean {
  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");

  @Inject private AddressOperations addresses;
  @Inject private RewriteOperations rewrites;
  @Inject private MapOperations maps;
  @Inject private ChangeDurability durability;

  AddressesMXBean bean() {
    return new Bean(this);
  }

  private <T> T durably(Supplier<T> change) {
    T result = change.get();
    durability.await();
    return result;
  }

  private void durably(Runnable change) {
    change.run();
    durability.await();
  }

  private static List<String> split(String texts) {
    return COMMA.splitAsStream(texts.strip()).toList();
  }

  private static Optional<String> optional(String text) {
    return Optional.of(text).filter(t -> !t.isEmpty());
  }

  private record Bean(AddressesBean of) implements AddressesMXBean {
    @Override
    public List<AliasEntry> aliases(long after, int limit) {
      return of.addresses.aliases(after, limit);
    }

    @Override
    public AliasEntry createAlias(String address, String targets) {
      return of.durably(() -> of.addresses.createAlias(address, split(targets)));
    }

    @Override
    public void deleteAlias(String address) {
      of.durably(() -> of.addresses.deleteAlias(address));
    }

    @Override
    public List<ListEntry> lists(long after, int limit) {
      return of.addresses.lists(after, limit);
    }

    @Override
    public ListEntry createList(String address, String owner, String members) {
      return of.durably(
          () -> of.addresses.createList(address, owner, Optional.empty(), split(members)));
    }

    @Override
    public ListEntry addMember(String list, String member) {
      return of.durably(() -> of.addresses.addMember(list, member));
    }

    @Override
    public void removeMember(String list, String member) {
      of.durably(() -> of.addresses.removeMember(list, member));
    }

    @Override
    public void deleteList(String address) {
      of.durably(() -> of.addresses.deleteList(address));
    }

    @Override
    public ForwardEntry forward(String account) {
      return of.addresses.forward(account);
    }

    @Override
    public ForwardEntry setForward(String account, String targets, boolean keepCopy) {
      return of.durably(
          () -> of.addresses.setForward(Actor.JMX, account, split(targets), keepCopy));
    }

    @Override
    public void deleteForward(String account) {
      of.durably(() -> of.addresses.deleteForward(account));
    }

    @Override
    public List<RewriteEntry> rewrites(long after, int limit) {
      return of.rewrites.list(after, limit);
    }

    @Override
    public RewriteEntry createRewrite(String kind, String pattern, String replacement) {
      return of.durably(() -> of.rewrites.create(kind, pattern, optional(replacement)));
    }

    @Override
    public void deleteRewrite(long id) {
      of.durably(() -> of.rewrites.delete(id));
    }

    @Override
    public MapReport importMap(
        String format, String table, String domain, boolean dryRun, boolean partial) {
      return of.durably(() -> of.maps.run(format, table, optional(domain), dryRun, partial));
    }
  }
}
