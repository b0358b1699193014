package org.eaglemail.ra.outbound;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.eaglemail.client.Alarm;
import org.eaglemail.client.BackgroundThread;
import org.eaglemail.client.Dialler;
import org.eaglemail.client.SendResult;
import org.eaglemail.client.SmtpClientSession;
import org.eaglemail.spi.Destination;
import org.eaglemail.spi.OutboundMessage;
import org.eaglemail.spi.Transmission;
import org.jspecify.annotations.Nullable;

/**
 * Room for one session with one destination: dials when a message comes, keeps the session for the
 * next one, and replaces it when it is of no use any more. For any number of threads; only {@link
 * #send} blocks.
 */
final class SessionSlot {
  private final Destination destination;
  private final OutboundSettings settings;
  private final Dialler dialler;
  private final ReentrantLock lock = new ReentrantLock();
  private volatile @Nullable SmtpClientSession session;
  private @Nullable Alarm idle;
  private volatile boolean broken;
  private volatile boolean retired;

  SessionSlot(Destination destination, OutboundSettings settings, Dialler dialler) {
    this.destination = destination;
    this.settings = settings;
    this.dialler = dialler;
  }

  /**
   * Sends a message over the session at hand, or over a fresh one.
   *
   * @throws org.eaglemail.spi.SmtpConnectException when no session came about
   * @throws IOException when the message's source cannot be read
   */
  Transmission send(OutboundMessage message) throws IOException {
    lock.lock();
    try {
      wake();
      SmtpClientSession kept = session;
      if (kept != null && kept.send(message) instanceof SendResult.Sent sent) {
        return sent.transmission();
      }
      // Nothing kept, or it ended before MAIL was answered: once more, on a fresh one, is safe.
      drop();
      return sendAfresh(message);
    } finally {
      broken = session == null || !session.isOpen();
      if (broken) {
        drop();
      }
      lock.unlock();
      if (retired) {
        expire();
      }
    }
  }

  private Transmission sendAfresh(OutboundMessage message) throws IOException {
    SmtpClientSession fresh = dialler.dial(destination);
    session = fresh;
    return switch (fresh.send(message)) {
      case SendResult.Sent sent -> sent.transmission();
      case SendResult.NotBegun notBegun ->
          Transmission.same(message.recipients().size(), notBegun.verdict(), Set.of())
              .after(fresh.dialogue());
    };
  }

  /** Takes the session out of its rest; lets go of one that cannot take another message. */
  private void wake() {
    if (idle != null) {
      idle.cancel();
      idle = null;
    }
    if (session != null && (isSpent(session) || !session.isReady())) {
      drop();
    }
  }

  private boolean isSpent(SmtpClientSession used) {
    return used.messages() >= settings.maxMessagesPerConnection();
  }

  private void drop() {
    SmtpClientSession old = session;
    session = null;
    if (old != null) {
      // Says QUIT where there is somebody to hear it; nobody has to wait for that.
      BackgroundThread.start(old::close);
    }
  }

  /** Whether the last message cost the session: the connection broke, or never came about. */
  boolean isBroken() {
    return broken;
  }

  /** Whether a session is at hand whose peer is gone. Does not block. */
  boolean isStale() {
    if (!lock.tryLock()) {
      return false;
    }
    try {
      return session != null && !session.isReady();
    } finally {
      lock.unlock();
    }
  }

  /** Whether a session is at hand. */
  boolean isDialled() {
    return lock.isLocked() || session != null;
  }

  /** Nobody uses the slot for now: the session is kept for the idle time. Does not block. */
  void rest() {
    if (!lock.tryLock()) {
      return;
    }
    try {
      wake();
      if (session != null) {
        idle = Alarm.after(settings.idleTimeout(), this::expire);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Ends the session, in the background; a message under way is sent first. Does not block. */
  void close() {
    retired = true;
    expire();
  }

  private void expire() {
    // Who holds the lock now looks at the slot again when he is done.
    if (lock.tryLock()) {
      try {
        wake();
        drop();
      } finally {
        lock.unlock();
      }
    }
  }
}
