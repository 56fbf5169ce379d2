package jitsiprivacy.jicofo.recording;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jitsiprivacy.spi.HostConnection;
import jitsiprivacy.spi.StanzaInterceptor;
import jitsiprivacy.spi.Verdict;
import org.jivesoftware.smack.packet.ErrorIQ;
import org.jxmpp.jid.EntityFullJid;

/**
 * Jicofo says in an answer alone that a recording does not start: no Jibri is free, and the like.
 */
@Singleton
public final class JibriAnswers implements StanzaInterceptor<ErrorIQ> {

  private final RecordingDesk desk;

  @Inject
  JibriAnswers(RecordingDesk desk) {
    this.desk = desk;
  }

  @Override
  public Verdict intercept(ErrorIQ error, HostConnection connection) {
    EntityFullJid to = error.getTo() == null ? null : error.getTo().asEntityFullJidIfPossible();
    if (to != null && error.getStanzaId() != null) {
      desk.of(to.asEntityBareJid()).ifPresent(open -> open.hostRefused(error.getStanzaId(), to));
    }
    return Verdict.pass();
  }
}
