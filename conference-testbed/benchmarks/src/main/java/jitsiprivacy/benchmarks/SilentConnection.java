package jitsiprivacy.benchmarks;

import org.jivesoftware.smack.AbstractXMPPConnection;
import org.jivesoftware.smack.ConnectionConfiguration;
import org.jivesoftware.smack.packet.Nonza;
import org.jivesoftware.smack.packet.Stanza;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;

/** Takes every stanza and does nothing with it. */
final class SilentConnection extends AbstractXMPPConnection {

  SilentConnection() {
    super(
        new Silence.Builder().setXmppDomain(JidCreate.domainBareFromOrThrowUnchecked("a")).build());
    connected = true;
  }

  @Override
  protected void sendStanzaInternal(Stanza stanza) {}

  @Override
  public void sendNonza(Nonza element) {}

  @Override
  public boolean isSecureConnection() {
    return true;
  }

  @Override
  public boolean isUsingCompression() {
    return false;
  }

  @Override
  protected void connectInternal() {}

  @Override
  protected void loginInternal(String username, String password, Resourcepart resource) {}

  @Override
  public void instantShutdown() {}

  @Override
  protected void shutdown() {}

  private static final class Silence extends ConnectionConfiguration {
    private Silence(Builder builder) {
      super(builder);
    }

    private static final class Builder extends ConnectionConfiguration.Builder<Builder, Silence> {
      @Override
      public Silence build() {
        return new Silence(this);
      }

      @Override
      protected Builder getThis() {
        return this;
      }
    }
  }
}
