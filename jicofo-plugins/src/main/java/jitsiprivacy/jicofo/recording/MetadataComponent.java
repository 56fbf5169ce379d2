package jitsiprivacy.jicofo.recording;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import jitsiprivacy.jicofo.JicofoSettings;
import jitsiprivacy.spi.HostConnection;
import jitsiprivacy.spi.StanzaInterceptor;
import jitsiprivacy.spi.Verdict;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smackx.disco.packet.DiscoverInfo;
import org.jxmpp.jid.Jid;

/**
 * The component that tells of room settings, which Jicofo finds by asking its XMPP domain who is
 * there. Before it did, any component is taken for it.
 */
@Singleton
public final class MetadataComponent implements StanzaInterceptor<DiscoverInfo> {

  private static final String CATEGORY = "component";
  private static final String TYPE = "room_metadata";

  private final Optional<String> domain;
  private volatile Optional<String> address = Optional.empty();

  @Inject
  MetadataComponent(JicofoSettings settings) {
    this.domain = settings.xmppDomain();
  }

  @Override
  public Verdict intercept(DiscoverInfo answer, HostConnection connection) {
    if (answer.getType() == IQ.Type.result
        && answer.getFrom() != null
        && domain.filter(answer.getFrom().toString()::equals).isPresent()) {
      address =
          answer.getIdentities(CATEGORY, TYPE).stream()
              .map(DiscoverInfo.Identity::getName)
              .findFirst();
    }
    return Verdict.pass();
  }

  /** Whether Jicofo would believe it. */
  boolean is(Jid from) {
    return from != null
        && address.map(known -> known.equals(from.toString())).orElse(from.isDomainBareJid());
  }
}
