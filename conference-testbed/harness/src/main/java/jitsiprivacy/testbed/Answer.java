package jitsiprivacy.testbed;

import java.util.Optional;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.StandardExtensionElement;
import org.jivesoftware.smack.packet.StanzaError;

/** What came back for a request, be it a result or an error. */
public record Answer(IQ iq) {

  public boolean refused() {
    return iq.getType() == IQ.Type.error;
  }

  /** Why it was refused. */
  public Optional<StanzaError.Condition> condition() {
    return Optional.ofNullable(iq.getError()).map(StanzaError::getCondition);
  }

  /** Why it was refused, for a person to read. */
  public Optional<String> text() {
    return Optional.ofNullable(iq.getError()).map(Answer::textOf);
  }

  /** As stock clients look for it: Prosody's rooms pass it on without its namespace. */
  private static String textOf(StanzaError error) {
    String standard = error.getDescriptiveText();
    return standard == null
            && error.getExtension("text", "jabber:client") instanceof StandardExtensionElement text
        ? text.getText()
        : standard;
  }

  @Override
  public String toString() {
    return iq.toXML().toString();
  }
}
