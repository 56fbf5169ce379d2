package jitsiprivacy.testbed;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jivesoftware.smack.util.StringUtils;
import org.jxmpp.jid.EntityBareJid;

/**
 * Stands for Jitsi's Prosody plugin for room metadata. It is how a test makes the focus, real or
 * ours, have the bridge send a meeting's sound to a transcriber.
 */
public final class MetadataComponent implements AutoCloseable {
  private final ObjectMapper json = new ObjectMapper();
  private final ComponentLink link;

  private MetadataComponent(ComponentLink link) {
    this.link = link;
  }

  static MetadataComponent connect(Prosody prosody) {
    return new MetadataComponent(ComponentLink.open(prosody, Domains.METADATA));
  }

  /** Whether the meeting in a room is to be transcribed from now on. */
  public void transcribe(EntityBareJid room, boolean on) {
    ObjectNode report = json.createObjectNode().put("type", "room_metadata");
    ObjectNode metadata = report.putObject("metadata").put("asyncTranscription", on);
    metadata.putObject("recording").put("isTranscribingEnabled", on);
    link.write(
        ("<message from='%s' to='%s'><json-message xmlns='http://jitsi.org/jitmeet' room='%s'>%s"
                + "</json-message></message>")
            .formatted(
                Domains.METADATA,
                FocusAccount.FIRST.address(),
                room,
                StringUtils.escapeForXml(report.toString())));
  }

  @Override
  public void close() {
    link.close();
  }
}
