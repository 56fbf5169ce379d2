package jitsiprivacy.jicofo.room;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import jitsiprivacy.consent.OccupantConsent;
import jitsiprivacy.consent.notice.Notice;
import jitsiprivacy.recording.policy.Affiliation;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.Jid;

/** One occupant, from its first presence to its last. */
public final class Occupant {

  private final Room room;
  private final EntityFullJid occupantJid;
  private final Jid realJid;
  private final Map<String, String> claims;
  private final OccupantConsent consent;
  private final Arrival arrival = new Arrival();
  private final boolean thereBefore;
  private volatile OccupantKind kind = OccupantKind.PARTICIPANT;
  private volatile boolean moderator;
  private volatile boolean visitor;
  private volatile List<String> dialogLanguages;
  private volatile String chatLanguage;
  private volatile Notice notice;
  private volatile boolean shut;
  private volatile long askedAt;
  private volatile Optional<Long> leavesAt = Optional.empty();
  private volatile Affiliation affiliation;
  private volatile String displayName;
  private volatile boolean encrypts;
  private volatile JibriSession jibriSession = JibriSession.UNKNOWN;
  private volatile Restriction restriction = Restriction.NONE;
  // Of the reader thread alone.
  private String lastDialog;
  private boolean wasAudioMuted;
  private boolean wasVideoMuted;

  Occupant(
      Room room,
      EntityFullJid occupantJid,
      Jid realJid,
      Map<String, String> claims,
      OccupantConsent consent) {
    this.room = room;
    this.occupantJid = occupantJid;
    this.realJid = realJid;
    this.claims = claims;
    this.consent = consent;
    this.thereBefore = !room.isEntered();
  }

  public Room room() {
    return room;
  }

  /** {@code room@service/nick}. */
  public EntityFullJid jid() {
    return occupantJid;
  }

  /** The endpoint id. */
  public String nick() {
    return occupantJid.getResourcepart().toString();
  }

  /** The address behind it, {@code null} while the room hides it. */
  public Jid realJid() {
    return realJid;
  }

  /** What the server vouches for out of a token; empty for a guest. */
  public Map<String, String> claims() {
    return claims;
  }

  public OccupantConsent consent() {
    return consent;
  }

  /** When it may be dealt with. */
  public Arrival arrival() {
    return arrival;
  }

  public OccupantKind kind() {
    return kind;
  }

  /** Whether the MUC service says so at present. */
  public boolean isModerator() {
    return moderator;
  }

  void moderator(boolean now) {
    moderator = now;
  }

  /** Whether it only watches. */
  public boolean isVisitor() {
    return visitor;
  }

  void visitor(boolean now) {
    visitor = now;
  }

  /** What the MUC service says it is to the room. */
  public Optional<Affiliation> affiliation() {
    return Optional.ofNullable(affiliation);
  }

  void affiliation(Affiliation now) {
    affiliation = now;
  }

  /** As it calls itself (XEP-0172). */
  public Optional<String> displayName() {
    return Optional.ofNullable(displayName);
  }

  void displayName(String now) {
    displayName = now;
  }

  /** Whether its client says that it encrypts from end to end. */
  public boolean encrypts() {
    return encrypts;
  }

  void encrypts(boolean now) {
    encrypts = now;
  }

  /** What it says that it records, where it is a Jibri. */
  public JibriSession jibriSession() {
    return jibriSession;
  }

  /** Returns whether this is news. */
  boolean jibriSession(JibriSession now) {
    boolean news = !now.equals(jibriSession);
    jibriSession = now;
    return news;
  }

  /** What a recording does to it. */
  public Restriction restriction() {
    return restriction;
  }

  /** Whoever sets it tells the others that it changed. */
  public void restrict(Restriction now) {
    restriction = now;
  }

  /** Which notice it is asked about; {@code null} until it is received. */
  public Notice notice() {
    return notice;
  }

  public void notice(Notice now) {
    notice = now;
  }

  /** Whether it is known already what it is asked for. */
  public boolean isReceived() {
    return notice != null;
  }

  /**
   * When it was asked last, by {@link System#nanoTime}: what was to follow an earlier time is void.
   */
  public long askedAt() {
    return askedAt;
  }

  public void askedAt(long now) {
    askedAt = now;
  }

  /**
   * When it is asked to leave unless it answers, or, when that was done, put out: by {@link
   * System#nanoTime}. Empty where it may be silent.
   */
  public Optional<Long> leavesAt() {
    return leavesAt;
  }

  public void leavesAt(Optional<Long> time) {
    leavesAt = time;
  }

  /** Its client says what is muted there; returns whether it unmuted something just now. */
  public boolean unmutes(Optional<Boolean> audioMuted, Optional<Boolean> videoMuted) {
    boolean audio = audioMuted.orElse(wasAudioMuted);
    boolean video = videoMuted.orElse(wasVideoMuted);
    boolean unmutes = (wasAudioMuted && !audio) || (wasVideoMuted && !video);
    wasAudioMuted = audio;
    wasVideoMuted = video;
    return unmutes;
  }

  /** Whether its gate being shut by a decision, or not any more, is news. */
  public boolean isShutNews(boolean now) {
    boolean news = shut != now;
    shut = now;
    return news;
  }

  /** Whether its client said that it has a dialog. */
  public boolean hasDialog() {
    return dialogLanguages != null;
  }

  /** What its participant reads, best first; empty where nothing is known. */
  public List<String> languages() {
    List<String> known = dialogLanguages;
    if (known != null) {
      return known;
    }
    String spoken = chatLanguage;
    return spoken == null ? List.of() : List.of(spoken);
  }

  /** It used this language in the chat. */
  public void speaks(String language) {
    chatLanguage = language;
  }

  /** Presence repeats what the client says of its dialog: whether it did not say that last. */
  public boolean isNewDialog(String text) {
    boolean news = !text.equals(lastDialog);
    lastDialog = text;
    return news;
  }

  /** Its client has a dialog; returns whether this is news. */
  public boolean dialog(List<String> languages) {
    boolean news = !languages.equals(dialogLanguages);
    dialogLanguages = List.copyOf(languages);
    return news;
  }

  /**
   * Whether it was in the room before the focus, so that what its presence says may be older than
   * what it decided last.
   */
  public boolean wasThereBefore() {
    return thereBefore;
  }

  /** Returns whether this is news. */
  boolean kind(OccupantKind now) {
    boolean news = kind != now;
    kind = now;
    return news;
  }
}
