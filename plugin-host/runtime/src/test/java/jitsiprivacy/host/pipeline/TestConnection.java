package jitsiprivacy.host.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jivesoftware.smack.AbstractXMPPConnection;
import org.jivesoftware.smack.ConnectionConfiguration;
import org.jivesoftware.smack.packet.Nonza;
import org.jivesoftware.smack.packet.Stanza;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;

/** Keeps what is sent and what is processed; asks a pipeline first, as instrumented Smack does. */
final class TestConnection extends AbstractXMPPConnection {
  private final BlockingQueue<Stanza> sent = new LinkedBlockingQueue<>();
  private final BlockingQueue<Stanza> processed = new LinkedBlockingQueue<>();
  private volatile StanzaPipeline pipeline;

  TestConnection() {
    super(
        new Config.Builder().setXmppDomain(JidCreate.domainBareFromOrThrowUnchecked("a")).build());
    setFromMode(FromMode.UNCHANGED); // Components write who a stanza is from.
    connected = true;
  }

  void guardedBy(StanzaPipeline pipeline) {
    this.pipeline = pipeline;
  }

  void cut() {
    connected = false;
  }

  Stanza nextSent() throws InterruptedException {
    return next(sent);
  }

  Stanza nextProcessed() throws InterruptedException {
    return next(processed);
  }

  private static Stanza next(BlockingQueue<Stanza> queue) throws InterruptedException {
    Stanza next = queue.poll(10, TimeUnit.SECONDS);
    assertThat(next).as("a stanza").isNotNull();
    return next;
  }

  @Override
  protected void sendStanzaInternal(Stanza stanza) {
    StanzaPipeline present = pipeline;
    Stanza leaving = present == null ? stanza : present.outgoing(this, stanza);
    if (leaving != null) {
      sent.add(leaving);
      if (present != null) {
        present.sent(this, leaving, null);
      }
    }
  }

  @Override
  protected void processStanza(Stanza stanza) {
    StanzaPipeline present = pipeline;
    Stanza seen = present == null ? stanza : present.incoming(this, stanza);
    if (seen != null) {
      processed.add(seen);
    }
  }

  @Override
  public boolean isSecureConnection() {
    return true;
  }

  @Override
  public void sendNonza(Nonza element) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean isUsingCompression() {
    return false;
  }

  @Override
  protected void connectInternal() {
    throw new UnsupportedOperationException();
  }

  @Override
  protected void loginInternal(String username, String password, Resourcepart resource) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void instantShutdown() {
    connected = false;
  }

  @Override
  protected void shutdown() {
    connected = false;
  }

  private static final class Config extends ConnectionConfiguration {
    private Config(Builder builder) {
      super(builder);
    }

    private static final class Builder extends ConnectionConfiguration.Builder<Builder, Config> {
      @Override
      public Config build() {
        return new Config(this);
      }

      @Override
      protected Builder getThis() {
        return this;
      }
    }
  }
}
