package jitsiprivacy.host.pipeline;

import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import jitsiprivacy.host.background.BackgroundThreads;
import org.jivesoftware.smack.AbstractXMPPConnection;
import org.jivesoftware.smack.packet.Stanza;

/** The host's connections as guards see them, and which stanzas are our own. */
public final class Connections {

  private final BackgroundThreads background;
  private final BiConsumer<String, Throwable> onSendFailure;
  private final Map<AbstractXMPPConnection, SmackConnection> known = new WeakHashMap<>();

  /** The one asked for last: a host has few connections, and most stanzas cross one of them. */
  private volatile SmackConnection last;

  private final ThreadLocal<Boolean> sendingOurs = new ThreadLocal<>();
  private final AtomicInteger awaited = new AtomicInteger();

  /**
   * Connections are met as stanzas cross them.
   *
   * @param onSendFailure told what could not be sent and why
   */
  public Connections(BackgroundThreads background, BiConsumer<String, Throwable> onSendFailure) {
    this.background = background;
    this.onSendFailure = onSendFailure;
  }

  SmackConnection of(AbstractXMPPConnection connection) {
    SmackConnection recent = last;
    if (recent != null && recent.isOf(connection)) {
      return recent;
    }
    synchronized (known) {
      SmackConnection found =
          known.computeIfAbsent(
              connection, c -> new SmackConnection(c, this, background, onSendFailure));
      last = found;
      return found;
    }
  }

  /** Whether the stanza on this thread was made by us. */
  boolean isOurs() {
    return sendingOurs.get() != null;
  }

  /** Runs what sends or delivers a stanza of ours. */
  void asOurs(SmackCall call) throws Exception {
    sendingOurs.set(Boolean.TRUE);
    try {
      call.run();
    } finally {
      sendingOurs.remove();
    }
  }

  boolean awaitsAnswers() {
    return awaited.get() > 0;
  }

  /** Counts requests of ours that wait for an answer. */
  AtomicInteger awaited() {
    return awaited;
  }

  boolean takeAnswer(AbstractXMPPConnection connection, Stanza stanza) {
    return of(connection).takeAnswer(stanza);
  }

  /** What Smack may throw at us. */
  interface SmackCall {
    void run() throws Exception;
  }
}
