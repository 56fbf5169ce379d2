package jitsiprivacy.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import jitsiprivacy.host.background.BackgroundThreads;
import jitsiprivacy.host.health.Health;
import jitsiprivacy.host.pipeline.Connections;
import jitsiprivacy.host.pipeline.Route;
import jitsiprivacy.host.pipeline.StanzaPipeline;
import jitsiprivacy.spi.Direction;
import jitsiprivacy.spi.Interest;
import jitsiprivacy.spi.OnFault;
import jitsiprivacy.spi.Refusal;
import jitsiprivacy.spi.Verdict;
import org.jivesoftware.smack.AbstractXMPPConnection;
import org.jivesoftware.smack.ConnectionConfiguration;
import org.jivesoftware.smack.packet.Message;
import org.jivesoftware.smack.packet.Presence;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.StanzaBuilder;
import org.jivesoftware.smack.tcp.XMPPTCPConnection;
import org.jivesoftware.smack.tcp.XMPPTCPConnectionConfiguration;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** The way of a stanza through the pipeline: one nobody asked for, and one that a guard passes. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
public class PipelineBenchmark {

  private StanzaPipeline pipeline;
  private AbstractXMPPConnection connection;
  private Stanza unasked;
  private Stanza guarded;

  @Setup
  public void prepare() throws Exception {
    Health health = new Health();
    Connections connections = new Connections(new BackgroundThreads(cause -> {}), (w, c) -> {});
    Route<Presence> route =
        new Route<>(
            "guard",
            Interest.in(Direction.INCOMING, Presence.class, Refusal.PASS)
                .holding("jitsi_participant_privacy_consent", "jabber:client"),
            (presence, from) -> Verdict.pass());
    pipeline = new StanzaPipeline(List.of(route), OnFault.DENY, health, connections);
    connection =
        new XMPPTCPConnection(
            XMPPTCPConnectionConfiguration.builder()
                .setXmppDomain("meet.test")
                .setHost("localhost")
                .setSecurityMode(ConnectionConfiguration.SecurityMode.disabled)
                .build());
    unasked = StanzaBuilder.buildMessage("1").ofType(Message.Type.groupchat).build();
    guarded = StanzaBuilder.buildPresence("2").build();
  }

  /** The yardstick: returning what came. */
  @Benchmark
  public Stanza withoutPipeline() {
    return unasked;
  }

  @Benchmark
  public Stanza nobodyAskedFor() {
    return pipeline.incoming(connection, unasked);
  }

  @Benchmark
  public void guardedAndPassed(Blackhole hole) {
    hole.consume(pipeline.incoming(connection, guarded));
  }
}
