package jitsiprivacy.benchmarks;

import java.util.concurrent.TimeUnit;
import jitsiprivacy.agent.bridge.Guest;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import org.jivesoftware.smack.packet.Presence;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Stanzas that the guards decide on, in a focus with few and with many rooms of twenty. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class GuardedStanzaBenchmark {

  private static final int PARTICIPANTS = 20;
  private static final String AGREED =
      "{\"v\":0,\"room\":\"ROOM\",\"notice\":\"built-in-1\",\"granted\":[\"conference\",\"recording\"]}";
  private static final String REFUSED =
      "{\"v\":0,\"room\":\"ROOM\",\"notice\":\"built-in-1\",\"refused\":[\"conference\"]}";

  @Param({"1", "100", "1000"})
  private int rooms;

  private final SilentConnection connection = new SilentConnection();
  private final Presence presence = Meetings.presence(0, Meetings.nick(0), AGREED);
  private final ConferenceModifyIQ allowed = Meetings.request(0, Meetings.nick(0), false);
  private ConferenceModifyIQ muted;
  private GuardedFocus focus;
  private Guest guest;

  @Setup
  public void open() throws Exception {
    focus = new GuardedFocus();
    guest = focus.guest();
    Meetings meetings = new Meetings(guest, connection);
    for (int room = 0; room < rooms; room++) {
      meetings.open(room, PARTICIPANTS, AGREED);
    }
    meetings.open(rooms, PARTICIPANTS, REFUSED);
    for (int room = 0; room <= rooms; room++) {
      meetings.invite(room, PARTICIPANTS);
    }
    while (!meetings.allAgreed(rooms - 1, PARTICIPANTS)) {
      TimeUnit.MILLISECONDS.sleep(10);
    }
    muted = Meetings.request(rooms, Meetings.nick(0), false);
  }

  @TearDown
  public void close() throws Exception {
    focus.close();
  }

  /** The most frequent of all: somebody's presence with what was said before. */
  @Benchmark
  public Object presenceOfAParticipant() {
    return guest.incoming(connection, presence);
  }

  @Benchmark
  public Object endpointLetThrough() {
    return sent(allowed);
  }

  @Benchmark
  public Object endpointForceMuted() {
    Meetings.wantsNothingMuted(muted);
    return sent(muted);
  }

  private Object sent(ConferenceModifyIQ request) {
    Object leaves = guest.outgoing(connection, request);
    guest.sent(connection, leaves, null);
    return leaves;
  }
}
