package jitsiprivacy.host.pipeline;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.ref.WeakReference;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import jitsiprivacy.host.background.BackgroundThreads;
import jitsiprivacy.host.fault.Barrier;
import jitsiprivacy.spi.Direction;
import jitsiprivacy.spi.HostConnection;
import jitsiprivacy.spi.Verdict;
import org.jivesoftware.smack.AbstractXMPPConnection;
import org.jivesoftware.smack.packet.ErrorIQ;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.StanzaError;

/** Sends on one of the host's connections, in order, from a thread of our own. */
final class SmackConnection implements HostConnection {

  /** Weak, because {@link Connections} must not keep a connection that the host gave up. */
  private final WeakReference<AbstractXMPPConnection> smack;

  private final Connections connections;
  private final BackgroundThreads background;
  private final Executor outbox;
  private final BiConsumer<String, Throwable> onSendFailure;
  private final Map<String, Awaited> awaited = new ConcurrentHashMap<>();

  private record Awaited(String peer, Consumer<IQ> answered) {}

  SmackConnection(
      AbstractXMPPConnection smack,
      Connections connections,
      BackgroundThreads background,
      BiConsumer<String, Throwable> onSendFailure) {
    this.smack = new WeakReference<>(smack);
    this.connections = connections;
    this.background = background;
    this.onSendFailure = onSendFailure;
    this.outbox = background.serial("outbox");
  }

  boolean isOf(AbstractXMPPConnection connection) {
    return smack.refersTo(connection);
  }

  @Override
  public void send(Stanza stanza) {
    outbox.execute(() -> sendNow(stanza));
  }

  @Override
  public boolean sendAhead(Stanza stanza) {
    return sendNow(stanza);
  }

  @Override
  public void sendWhile(Supplier<? extends Stanza> next) {
    outbox.execute(
        () -> {
          try {
            Stanza stanza = next.get();
            while (stanza != null && sendNow(stanza)) {
              stanza = next.get();
            }
          } catch (Throwable e) {
            Barrier.letThrough(e);
            onSendFailure.accept("deciding what to send", e);
          }
        });
  }

  @Override
  public void awaitAnswer(IQ request, Duration timeout, Consumer<IQ> answered) {
    String id = request.getStanzaId();
    Awaited waiting = new Awaited(String.valueOf(request.getTo()), answered);
    if (awaited.putIfAbsent(id, waiting) != null) {
      throw new IllegalArgumentException("a request with this id is waiting already: " + id);
    }
    connections.awaited().incrementAndGet();
    background.runAfter(timeout, () -> conclude(id, null));
  }

  @Override
  public void deliver(Stanza stanza) {
    outbox.execute(
        () -> handToSmack("deliver", stanza, connection -> PROCESS.invoke(connection, stanza)));
  }

  /** Answers an IQ request with an error: over the wire, or to the host itself. */
  void answer(Direction direction, Stanza stanza, Verdict.Answer answer) {
    if (!(stanza instanceof IQ iq) || !iq.isRequestIQ()) {
      return;
    }
    ErrorIQ error =
        IQ.createErrorResponse(
            iq,
            StanzaError.getBuilder(answer.condition()).setDescriptiveEnText(answer.text()).build());
    if (direction == Direction.INCOMING) {
      send(error);
    } else {
      deliver(error);
    }
  }

  /** Takes the answer to a request of ours; the host never asked for it. */
  boolean takeAnswer(Stanza stanza) {
    if (!(stanza instanceof IQ iq) || !iq.isResponseIQ() || iq.getStanzaId() == null) {
      return false;
    }
    Awaited waiting = awaited.get(iq.getStanzaId());
    if (waiting == null || !waiting.peer.equals(String.valueOf(iq.getFrom()))) {
      return false;
    }
    background.run(() -> conclude(iq.getStanzaId(), iq));
    return true;
  }

  private void conclude(String id, IQ answer) {
    Awaited waiting = awaited.remove(id);
    if (waiting != null) {
      connections.awaited().decrementAndGet();
      waiting.answered.accept(answer);
    }
  }

  private boolean sendNow(Stanza stanza) {
    return handToSmack("send", stanza, connection -> connection.sendStanza(stanza));
  }

  private boolean handToSmack(String what, Stanza stanza, Hand hand) {
    try {
      AbstractXMPPConnection connection = smack.get();
      if (connection == null) {
        throw new IllegalStateException("the host gave up this connection");
      }
      connections.asOurs(() -> hand.over(connection));
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (Throwable e) {
      Barrier.letThrough(e);
      onSendFailure.accept(what + " " + stanza.getClass().getSimpleName(), e);
      return false;
    }
  }

  private interface Hand {
    void over(AbstractXMPPConnection connection) throws Exception;
  }

  /** {@code AbstractXMPPConnection.processStanza} is protected. */
  private interface Processor {
    void invoke(AbstractXMPPConnection connection, Stanza stanza) throws Exception;
  }

  private static final Processor PROCESS = processor();

  private static Processor processor() {
    try {
      Method method = AbstractXMPPConnection.class.getDeclaredMethod("processStanza", Stanza.class);
      method.setAccessible(true);
      MethodHandle handle = MethodHandles.lookup().unreflect(method);
      return (connection, stanza) -> {
        try {
          handle.invoke(connection, stanza);
        } catch (Exception | Error e) {
          throw e;
        } catch (Throwable e) {
          throw new IllegalStateException(e);
        }
      };
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Smack has no processStanza(Stanza)", e);
    }
  }
}
