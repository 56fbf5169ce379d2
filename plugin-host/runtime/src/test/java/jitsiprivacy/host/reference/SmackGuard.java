package jitsiprivacy.host.reference;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import jitsiprivacy.spi.ClosedDoor;
import jitsiprivacy.spi.Direction;
import jitsiprivacy.spi.GuardModule;
import jitsiprivacy.spi.Host;
import jitsiprivacy.spi.HostConnection;
import jitsiprivacy.spi.Interest;
import jitsiprivacy.spi.Refusal;
import jitsiprivacy.spi.StanzaInterceptor;
import jitsiprivacy.spi.Verdict;
import org.jivesoftware.smack.filter.StanzaFilter;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.Stanza;
import org.jivesoftware.smack.packet.StanzaError;
import org.jxmpp.jid.Jid;

/** A guard as guards are written, for the collector to read. */
final class SmackGuard extends GuardModule {
  record Options(boolean enabled) {}

  @Override
  public String id() {
    return "smack-guard";
  }

  @Override
  public Set<Host> hosts() {
    return Set.of(Host.JICOFO);
  }

  @Override
  public Class<? extends Record> options() {
    return Options.class;
  }

  @Override
  public List<ClosedDoor> closedDoors() {
    return List.of();
  }

  @Override
  protected void guard() {
    intercept(Interest.in(Direction.INCOMING, Ping.class, Refusal.ANSWER), PingInterceptor.class);
  }

  static final class Ping extends IQ {
    Ping() {
      super("ping", "urn:xmpp:ping");
    }

    @Override
    protected IQChildElementXmlStringBuilder getIQChildElementBuilder(
        IQChildElementXmlStringBuilder xml) {
      xml.setEmptyElement();
      return xml;
    }
  }

  static final class PingInterceptor implements StanzaInterceptor<Ping> {
    private final StanzaFilter filter = stanza -> stanza.getFrom() != null;
    private final Function<Stanza, Jid> sender = Stanza::getFrom;

    @Override
    public Verdict intercept(Ping ping, HostConnection connection) {
      connection.send(IQ.createResultIQ(ping));
      return filter.accept(ping) && ping.getType() == IQ.Type.get && sender.apply(ping) != null
          ? Verdict.pass()
          : Verdict.answer(StanzaError.Condition.forbidden, "no");
    }
  }
}
