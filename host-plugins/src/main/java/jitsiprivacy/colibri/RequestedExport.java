package jitsiprivacy.colibri;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import jitsiprivacy.recording.grant.ExportPermission;
import jitsiprivacy.recording.grant.Medium;
import org.jitsi.xmpp.extensions.AbstractPacketExtension;
import org.jitsi.xmpp.extensions.colibri2.ConferenceModifyIQ;
import org.jivesoftware.smack.packet.ExtensionElement;
import org.jivesoftware.smack.packet.StandardExtensionElement;

/**
 * One {@code <connect>} of a request to a bridge that begins or changes an export. Read by the
 * names of elements and attributes: the classes differ between releases, and old ones have none.
 */
public final class RequestedExport {

  static final String CONNECTS = "connects";
  static final String CONNECT = "connect";
  private static final String CREATE = "create";
  static final String EXPIRE = "expire";
  private static final String EXPORTS = "exports";
  private static final String EXPORT = "export";

  private final ExportPermission permission;
  private final AbstractPacketExtension connect;
  private final Runnable leaveOut;

  private RequestedExport(AbstractPacketExtension connect, Runnable leaveOut) {
    this.permission = permission(connect);
    this.connect = connect;
    this.leaveOut = leaveOut;
  }

  /** All of a request, but for those that are taken back. */
  public static List<RequestedExport> in(ConferenceModifyIQ request) {
    List<RequestedExport> all = new ArrayList<>();
    for (ExtensionElement element : request.getExtensions()) {
      if (is(element, CONNECTS)) {
        read((AbstractPacketExtension) element, request, all);
      }
    }
    return all;
  }

  private static void read(
      AbstractPacketExtension connects, ConferenceModifyIQ request, List<RequestedExport> all) {
    for (ExtensionElement element : connects.getChildExtensions()) {
      // An old bridge knows no taking back, and its classes keep no such attribute.
      if (is(element, CONNECT)
          && element instanceof AbstractPacketExtension connect
          && !isTrue(connect, EXPIRE)) {
        all.add(new RequestedExport(connect, () -> leaveOut(connect, connects, request)));
      }
    }
  }

  /** Old bridges take an empty list for the end of what runs. */
  private static void leaveOut(
      AbstractPacketExtension connect,
      AbstractPacketExtension connects,
      ConferenceModifyIQ request) {
    connects.removeChildExtension(connect);
    if (connects.getChildExtensions().isEmpty()) {
      request.removeExtension(CONNECTS, ConferenceModifyIQ.NAMESPACE);
    }
  }

  /** What it is called among those of a meeting at a bridge; empty in releases that have one. */
  public String id() {
    return text(connect, "id");
  }

  /** Whether it is about one that is there. */
  public boolean changes() {
    return !id().isEmpty() && !isTrue(connect, CREATE);
  }

  /** Makes it begin one, whatever it said. */
  public void begin() {
    if (changes()) {
      connect.setAttribute(CREATE, true);
    }
  }

  /** Makes it change one that is there, whatever it said. */
  public void change() {
    connect.removeAttribute(CREATE);
  }

  /** The same, for a request of our own. */
  public ExtensionElement element() {
    return StandardExtensionElement.builder(CONNECTS, ConferenceModifyIQ.NAMESPACE)
        .addElement(copy(connect).build())
        .build();
  }

  /** What ends it, for a request of our own. */
  public ExtensionElement end() {
    StandardExtensionElement.Builder connects =
        StandardExtensionElement.builder(CONNECTS, ConferenceModifyIQ.NAMESPACE);
    if (!id().isEmpty()) {
      StandardExtensionElement.Builder end =
          StandardExtensionElement.builder(CONNECT, ConferenceModifyIQ.NAMESPACE);
      for (String name : List.of("id", "url", "protocol", "type", "audio")) {
        if (connect.getAttributeAsString(name) != null) {
          end.addAttribute(name, connect.getAttributeAsString(name));
        }
      }
      connects.addElement(end.addAttribute(EXPIRE, "true").build());
    }
    return connects.build();
  }

  private static StandardExtensionElement.Builder copy(AbstractPacketExtension element) {
    StandardExtensionElement.Builder copy =
        StandardExtensionElement.builder(element.getElementName(), element.getNamespace());
    for (String name : element.getAttributeNames()) {
      copy.addAttribute(name, element.getAttributeAsString(name));
    }
    for (ExtensionElement child : element.getChildExtensions()) {
      if (child instanceof AbstractPacketExtension inner) {
        copy.addElement(copy(inner).build());
      }
    }
    return copy;
  }

  /** What would have to be allowed. */
  public ExportPermission permission() {
    return permission;
  }

  /** Takes it out of its request. */
  public void leaveOut() {
    leaveOut.run();
  }

  /** For an operator: what for and to which host, and nothing of the meeting. */
  @Override
  public String toString() {
    return "an export (" + permission.kind() + ") to " + host(permission.destination());
  }

  /** What is behind it names the meeting, and may hold a token. */
  private static String host(String url) {
    int from = url.indexOf("://") < 0 ? 0 : url.indexOf("://") + 3;
    int to = from;
    while (to < url.length() && "/?#".indexOf(url.charAt(to)) < 0) {
      to++;
    }
    return url.substring(Math.max(from, url.lastIndexOf('@', to) + 1), to);
  }

  private static ExportPermission permission(AbstractPacketExtension connect) {
    Set<Medium> media = EnumSet.noneOf(Medium.class);
    for (Medium medium : Medium.values()) {
      if (isTrue(connect, medium.name().toLowerCase(Locale.ROOT))) {
        media.add(medium);
      }
    }
    SortedSet<String> sources = new TreeSet<>();
    for (ExtensionElement child : connect.getChildExtensions()) {
      if (is(child, EXPORTS) && child instanceof AbstractPacketExtension exports) {
        for (ExtensionElement each : exports.getChildExtensions()) {
          if (is(each, EXPORT) && each instanceof AbstractPacketExtension export) {
            sources.add(text(export, "name"));
          }
        }
      }
    }
    return new ExportPermission(
        text(connect, "type").toLowerCase(Locale.ROOT), text(connect, "url"), media, sources);
  }

  static String text(AbstractPacketExtension element, String attribute) {
    String text = element.getAttributeAsString(attribute);
    return text == null ? "" : text;
  }

  static boolean isTrue(AbstractPacketExtension element, String attribute) {
    return Boolean.parseBoolean(element.getAttributeAsString(attribute));
  }

  static boolean is(ExtensionElement element, String name) {
    return element.getElementName().equals(name)
        && element.getNamespace().equals(ConferenceModifyIQ.NAMESPACE);
  }
}
