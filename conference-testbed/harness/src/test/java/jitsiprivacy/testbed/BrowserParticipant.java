package jitsiprivacy.testbed;

import static jitsiprivacy.testbed.Waiting.awaiting;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jxmpp.jid.EntityBareJid;

/** A participant as most are: a browser with the stock client's library, and the dialog in it. */
final class BrowserParticipant implements AutoCloseable {

  private static final int KEPT = 50;

  private final String name;
  private final BrowserContext context;
  private final Deployment deployment;
  private final Page page;
  private final ConcurrentLinkedDeque<String> said = new ConcurrentLinkedDeque<>();
  private EntityBareJid room;

  BrowserParticipant(String name, BrowserContext context, String url, Deployment deployment) {
    this.name = name;
    this.context = context;
    this.deployment = deployment;
    page = context.newPage();
    page.onConsoleMessage(message -> keep(message.type() + ": " + message.text()));
    page.onPageError(error -> keep("error: " + error));
    page.navigate(url);
  }

  private void keep(String message) {
    said.add(message);
    if (said.size() > KEPT) {
      said.poll();
    }
  }

  /** Joins and waits until it is in; with microphone and camera on. */
  BrowserParticipant join(String roomName, boolean peerToPeer) {
    room = Domains.room(roomName);
    page.evaluate(
        "options => meeting.join(options)",
        Map.of(
            "room",
            roomName,
            "serviceUrl",
            deployment.websocket(),
            "hosts",
            Map.of(
                "domain",
                Domains.CLIENTS,
                "muc",
                Domains.ROOMS,
                "focus",
                FocusAccount.FIRST.address().toString()),
            "focusUserJid",
            FocusAccount.FIRST.address().asBareJid().toString(),
            "p2p",
            peerToPeer));
    await("in the room", "meeting.joined");
    return this;
  }

  /** Waits until this holds in its page. */
  private void await(String what, String condition) {
    awaiting(name + " " + what)
        .untilAsserted(
            () -> {
              if (!Boolean.TRUE.equals(page.evaluate(condition))) {
                throw new AssertionError(
                    page.evaluate("meeting.failure") + "\n" + String.join("\n", said));
              }
            });
  }

  /** What it is called in the room and at the bridge. */
  String endpointId() {
    return (String) page.evaluate("meeting.conference.myUserId()");
  }

  /** What the bridge drops of its media. */
  Optional<ForceMute> forceMute() {
    return deployment.bridge().forceMute(room, endpointId());
  }

  /** Waits until its media goes to the bridge or to another participant. */
  BrowserParticipant awaitConnected() {
    awaiting("media of " + name)
        .untilAsserted(
            () -> {
              MediaCounts counts = counts();
              if (counts.audioOut() == 0 || counts.videoOut() == 0) {
                throw new AssertionError(counts + "\n" + String.join("\n", said));
              }
            });
    return this;
  }

  /** What it has sent and received so far. */
  MediaCounts counts() {
    return MediaCounts.of((Map<?, ?>) page.evaluate("meeting.counts()"));
  }

  /** Begins to look out for the first packet. */
  void watch() {
    page.evaluate("void meeting.watch()");
  }

  /** When the first of each kind came, by the clock of the machine. */
  Map<?, ?> awaitFirstPackets() {
    return awaiting("first packets at " + name)
        .until(
            () -> (Map<?, ?>) page.evaluate("meeting.firstAt"),
            first -> first.keySet().containsAll(List.of("audio", "video")));
  }

  /** When it last clicked anything, by the same clock. */
  long clickedAt() {
    return ((Number) page.evaluate("meeting.clickedAt")).longValue();
  }

  /** Whether its session with another participant exists, be it established or not. */
  boolean hasPeerToPeerSession() {
    return (Boolean) page.evaluate("Boolean(meeting.conference.p2pJingleSession)");
  }

  /** Whether media goes past the bridge. */
  boolean isPeerToPeer() {
    return (Boolean) page.evaluate("meeting.conference.isP2PActive()");
  }

  /** What its own interface shows as switched off. */
  ForceMute muted() {
    Map<?, ?> muted = (Map<?, ?>) page.evaluate("meeting.muted()");
    return new ForceMute((Boolean) muted.get("audio"), (Boolean) muted.get("video"));
  }

  /** Whether it was the focus that switched both off. */
  boolean mutedByFocus() {
    return (Boolean)
        page.evaluate(
            "meeting.conference.isMutedByFocus && meeting.conference.isVideoMutedByFocus");
  }

  /** Switches microphone and camera on again by itself. */
  void unmutes() {
    page.evaluate("meeting.unmute()");
  }

  // --- The dialog ---

  Locator dialog() {
    return page.locator("#privacy-consent dialog");
  }

  /** The button that stays. */
  Locator control() {
    return page.locator("#privacy-consent .control");
  }

  /** A button by its name, in English. */
  Locator button(String label) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(label).setExact(true));
  }

  @Override
  public String toString() {
    return name;
  }

  @Override
  public void close() {
    page.evaluate("meeting.leave()");
    context.close();
  }
}
