package jitsiprivacy.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import jitsiprivacy.agent.bridge.Guest;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import org.jitsi.xmpp.extensions.jibri.JibriIq;
import org.jitsi.xmpp.extensions.jitsimeet.ConferenceProperties;
import org.jivesoftware.smack.filter.AndFilter;
import org.jivesoftware.smack.filter.StanzaExtensionFilter;
import org.jivesoftware.smack.filter.StanzaFilter;
import org.jivesoftware.smack.filter.StanzaTypeFilter;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.jivesoftware.smackx.muc.packet.MUCInitialPresence;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A stanza nobody asked for, with all guards on; beside it what the same question costs with
 * Smack's own filters, one for each thing a guard asks for.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class PipelineBenchmark {

  private final List<StanzaFilter> smackFilters =
      List.of(
          new StanzaTypeFilter(Presence.class),
          new StanzaTypeFilter(ConferenceModifyIQ.class),
          new StanzaTypeFilter(JibriIq.class),
          new AndFilter(
              new StanzaTypeFilter(Presence.class),
              new StanzaExtensionFilter(
                  ConferenceProperties.ELEMENT, ConferenceProperties.NAMESPACE)),
          new AndFilter(
              new StanzaTypeFilter(Presence.class),
              new StanzaExtensionFilter(MUCInitialPresence.ELEMENT, MUCInitialPresence.NAMESPACE)));

  private final SilentConnection connection = new SilentConnection();
  private final Stanza unasked =
      StanzaBuilder.buildMessage("1").ofType(Message.Type.groupchat).build();
  private GuardedFocus focus;
  private Guest guest;

  @Setup
  public void start() throws Exception {
    focus = new GuardedFocus();
    guest = focus.guest();
  }

  @TearDown
  public void stop() throws Exception {
    focus.close();
  }

  /** The yardstick: returning what came. */
  @Benchmark
  public Object baseline() {
    return unasked;
  }

  @Benchmark
  public Object smackFilters() {
    for (StanzaFilter filter : smackFilters) {
      if (filter.accept(unasked)) {
        return null;
      }
    }
    return unasked;
  }

  @Benchmark
  public Object incomingNobodyAskedFor() {
    return guest.incoming(connection, unasked);
  }

  @Benchmark
  public Object outgoingNobodyAskedFor() {
    Object leaves = guest.outgoing(connection, unasked);
    guest.sent(connection, leaves, null);
    return leaves;
  }
}
