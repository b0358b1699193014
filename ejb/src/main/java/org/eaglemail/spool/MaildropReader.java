package org.eaglemail.spool;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.PersistenceException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.eaglemail.database.Database;
import org.eaglemail.spi.MessageSource;

/**
 * Reads maildrops for sessions. Needs no transaction: what was read of a message never changes. In
 * plain JDBC, since rows that are only passed on, many of them, are not worth a persistence
 * provider's work on each.
 */
@ApplicationScoped
public class MaildropReader {
  /** Rows that a server is asked for at a time: of one with a large result only so much waits. */
  private static final int FETCHED = 1000;

  @Resource(lookup = Database.JNDI_NAME)
  private DataSource pool;

  /**
   * What is in an account's maildrop, in the order of arrival; read from one index and its rows.
   */
  public List<MaildropItem> list(long account) {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "select id, message_id, size, utf8, uidl from maildrop_entry"
                    + " where account_id = ? and deleted_at is null order by id")) {
      statement.setLong(1, account);
      statement.setFetchSize(FETCHED);
      List<MaildropItem> items = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          items.add(
              new MaildropItem(
                  rows.getLong(1),
                  rows.getLong(2),
                  rows.getLong(3),
                  rows.getBoolean(4),
                  rows.getString(5)));
        }
      }
      return items;
    } catch (SQLException e) {
      throw new PersistenceException("the maildrop of account " + account, e);
    }
  }

  /**
   * A piece of a message as that account sees it: the first one begins with the header lines of
   * final delivery.
   *
   * @throws IOException when the entry is not in that account's maildrop any more
   */
  public byte[] piece(long account, long entry, int index) throws IOException {
    try (Connection connection = pool.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "select e.trace, c.octets from maildrop_entry e, content c where e.id = ?"
                    + " and e.account_id = ? and c.message_id = e.message_id and c.piece = ?")) {
      statement.setLong(1, entry);
      statement.setLong(2, account);
      statement.setInt(3, index);
      try (ResultSet rows = statement.executeQuery()) {
        if (!rows.next()) {
          throw new FileNotFoundException("no piece " + index + " of maildrop entry " + entry);
        }
        byte[] octets = rows.getBytes(2);
        return index == 0 ? first(rows.getString(1), octets) : octets;
      }
    } catch (SQLException e) {
      throw new IOException("piece " + index + " of maildrop entry " + entry, e);
    }
  }

  /**
   * The first pieces of several messages, in one query: those of the entries in their order, up to
   * one that is not in that account's maildrop any more.
   *
   * @param entries at least one; so few and small that their messages may be in memory at once
   */
  public List<byte[]> firstPieces(long account, List<Long> entries) throws IOException {
    Map<Long, byte[]> found = new HashMap<>();
    try (Connection connection = pool.getConnection();
        PreparedStatement statement =
            connection.prepareStatement(
                "select e.id, e.trace, c.octets from maildrop_entry e, content c"
                    + " where e.account_id = ? and c.message_id = e.message_id and c.piece = 0"
                    + " and e.id in ("
                    + String.join(", ", Collections.nCopies(entries.size(), "?"))
                    + ")")) {
      statement.setLong(1, account);
      for (int i = 0; i < entries.size(); i++) {
        statement.setLong(i + 2, entries.get(i));
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.put(rows.getLong(1), first(rows.getString(2), rows.getBytes(3)));
        }
      }
    } catch (SQLException e) {
      throw new IOException("maildrop entries of account " + account, e);
    }
    return entries.stream().takeWhile(found::containsKey).map(found::get).toList();
  }

  private static byte[] first(String trace, byte[] octets) {
    byte[] head = MaildropEntry.octets(trace);
    byte[] joined = new byte[head.length + octets.length];
    System.arraycopy(head, 0, joined, 0, head.length);
    System.arraycopy(octets, 0, joined, head.length, octets.length);
    return joined;
  }

  /** A message as that account sees it, read as it is needed. */
  public MessageSource source(long account, StoredMail mail) {
    return new MessageSource() {
      @Override
      public long size() {
        return mail.size();
      }

      @Override
      public InputStream open() {
        return new PieceStream(mail.size(), index -> piece(account, mail.id(), index));
      }
    };
  }
}
