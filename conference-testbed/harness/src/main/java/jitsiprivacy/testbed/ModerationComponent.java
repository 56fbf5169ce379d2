package jitsiprivacy.testbed;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jivesoftware.smack.util.StringUtils;

/**
 * Stands for Jitsi's Prosody plugin for audio and video moderation, which tells the focus what a
 * room's moderators have decided. It is how a test makes the focus, real or ours, force-mute an
 * endpoint by itself and, with the participant's own wish to unmute, lift that again.
 */
public final class ModerationComponent implements AutoCloseable {
  private final ObjectMapper json = new ObjectMapper();
  private final ComponentLink link;

  private ModerationComponent(ComponentLink link) {
    this.link = link;
  }

  static ModerationComponent connect(Prosody prosody) {
    return new ModerationComponent(ComponentLink.open(prosody, Domains.MODERATION));
  }

  /** Puts the sound of the moderator's room under moderation. */
  public void enable(Participant moderator) {
    tell(
        report(moderator)
            .put("enabled", true)
            .put("mediaType", "audio")
            .put("actor", moderator.occupantJid().toString()));
  }

  /** Says who may unmute although there is moderation. */
  public void allow(Participant allowed) {
    ObjectNode report = report(allowed);
    report.putObject("whitelists").putArray("audio").add(allowed.occupantJid().toString());
    tell(report);
  }

  private ObjectNode report(Participant inRoom) {
    return json.createObjectNode()
        .put("type", "av_moderation")
        .put("room", inRoom.room().toString());
  }

  private void tell(ObjectNode report) {
    link.write(
        ("<message from='%s' to='%s'><json-message xmlns='http://jitsi.org/jitmeet'>%s"
                + "</json-message></message>")
            .formatted(
                Domains.MODERATION,
                FocusAccount.FIRST.address(),
                StringUtils.escapeForXml(report.toString())));
  }

  @Override
  public void close() {
    link.close();
  }
}
