package jitsiprivacy.jicofo;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import jitsiprivacy.spi.HostConnection;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Stanza;

/** A connection on which our own stanzas go out when the test says so, one at a time. */
public final class TestWire implements HostConnection {

  private final Deque<Supplier<? extends Stanza>> ours = new ArrayDeque<>();
  private final List<Stanza> sent = new ArrayList<>();
  private final List<Stanza> delivered = new ArrayList<>();
  private final List<Awaited> awaited = new ArrayList<>();
  private Stanza decided;
  private Consumer<Stanza> receiver = stanza -> {};

  private record Awaited(IQ request, Consumer<IQ> answered) {}

  /** Who gets what is sent from now on, ours and the host's. */
  public void receiver(Consumer<Stanza> receiver) {
    this.receiver = receiver;
  }

  /** The host's stanza leaves. */
  public void leaves(Stanza stanza) {
    synchronized (this) {
      sent.add(stanza);
    }
    receiver.accept(stanza);
  }

  /**
   * Takes one step of our own: decides on a stanza, or puts the one that was decided on onto the
   * wire. Returns whether there was anything to do.
   */
  public boolean pump() {
    Supplier<? extends Stanza> next;
    synchronized (this) {
      next = ours.poll();
    }
    if (next == null) {
      return false;
    }
    Stanza leaving = decided;
    decided = leaving == null ? next.get() : null;
    if (leaving != null) {
      leaves(leaving);
    }
    if (leaving != null || decided != null) {
      synchronized (this) {
        ours.addFirst(next); // It is asked again before anything else of ours.
      }
    }
    return true;
  }

  /** What of ours was decided on and has not left, or {@code null}. */
  public Stanza decided() {
    return decided;
  }

  public void pumpAll() {
    while (pump()) {
      // Until all is said.
    }
  }

  /** Answers the oldest request of ours; {@code null} is silence for too long. */
  public void answer(IQ answer) {
    Awaited oldest;
    synchronized (this) {
      oldest = awaited.remove(0);
    }
    oldest.answered.accept(answer);
  }

  /** The oldest request of ours that has no answer yet, or {@code null}. */
  public synchronized IQ unanswered() {
    return awaited.isEmpty() ? null : awaited.get(0).request;
  }

  public synchronized <S extends Stanza> List<S> sent(Class<S> type) {
    return sent.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** What the host was given as if it had come over the wire. */
  public synchronized List<Stanza> delivered() {
    return List.copyOf(delivered);
  }

  @Override
  public synchronized void send(Stanza stanza) {
    sent.add(stanza);
  }

  @Override
  public boolean sendAhead(Stanza stanza) {
    leaves(stanza);
    return true;
  }

  @Override
  public synchronized void sendWhile(Supplier<? extends Stanza> next) {
    ours.add(next);
  }

  @Override
  public synchronized void awaitAnswer(IQ request, Duration timeout, Consumer<IQ> answered) {
    awaited.add(new Awaited(request, answered));
  }

  @Override
  public synchronized void deliver(Stanza stanza) {
    delivered.add(stanza);
  }
}
