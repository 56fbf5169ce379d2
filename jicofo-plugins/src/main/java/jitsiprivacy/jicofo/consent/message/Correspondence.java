package jitsiprivacy.jicofo.consent.message;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import jitsiprivacy.consent.Purpose;
import jitsiprivacy.consent.Standing;
import jitsiprivacy.consent.chat.ChatLanguages;
import jitsiprivacy.consent.chat.ChatLines;
import jitsiprivacy.consent.chat.ChatTexts;
import jitsiprivacy.consent.notice.NoticeText;
import jitsiprivacy.consent.policy.ConsentTerms;
import jitsiprivacy.consent.policy.Gate;
import jitsiprivacy.consent.receipt.Receipt;
import jitsiprivacy.jicofo.consent.options.ChatOptions;
import jitsiprivacy.jicofo.consent.options.ConsentGateOptions;
import jitsiprivacy.jicofo.consent.options.NoticeOptions;
import jitsiprivacy.jicofo.room.Occupant;

/** Tells a participant what concerns it: in its dialog where it has one, in the chat otherwise. */
@Singleton
public final class Correspondence {

  private final PrivateMessages messages;
  private final NoticeOptions notice;
  private final ChatOptions chat;
  private final ChatTexts texts;

  @Inject
  Correspondence(PrivateMessages messages, ConsentGateOptions options) {
    this.messages = messages;
    this.notice = options.notice();
    this.chat = options.chat();
    this.texts = new ChatTexts(ChatLanguages.load(), notice.languages());
  }

  /** For its dialog: all that holds. */
  public void tellState(Occupant occupant) {
    if (occupant.hasDialog() && occupant.isReceived()) {
      ConsentTerms terms = occupant.consent().terms();
      messages.state(
          occupant,
          new StateMessage(
              occupant.room().jid().toString(),
              occupant.notice().version(),
              text(occupant),
              notice.url(),
              terms,
              occupant.consent().standings(),
              leave(occupant)));
    }
  }

  /** In every message, since each replaces the one before. */
  private static Optional<Duration> leave(Occupant occupant) {
    return occupant
        .leavesAt()
        .filter(time -> occupant.consent().isUnanswered())
        .map(time -> Duration.ofNanos(time - System.nanoTime()).plusMillis(1)); // To be rounded.
  }

  /** What everybody has to be told, in the chat, whether that is used to ask or not. */
  public void announce(Occupant occupant, String text) {
    messages.line(occupant, text);
  }

  /** For its dialog: what proves what it decided. */
  public void tellReceipt(Occupant occupant, Receipt receipt) {
    messages.receipt(occupant, receipt);
  }

  /** For its chat: the operator's notice, what is asked for, and how to answer. */
  public void tellNotice(Occupant occupant) {
    NoticeText text = text(occupant);
    chat(occupant, text.text().isEmpty() ? text.title() : text.title() + "\n\n" + text.text());
    notice.url().ifPresent(url -> chat(occupant, url));
    ChatLines lines = lines(occupant);
    chat(occupant, lines.introduction(strictestGate(occupant)));
    Map<Purpose, String> titles = titles(occupant, occupant.consent().terms().asked());
    if (!titles.isEmpty()) {
      chat(occupant, lines.purposes(titles));
    }
  }

  /** For its chat: where it stands about each purpose. */
  public void tellStanding(Occupant occupant) {
    ConsentTerms terms = occupant.consent().terms();
    Map<Purpose, Standing> standings = occupant.consent().standings();
    if (standings.isEmpty()) {
      say(occupant, ChatLines::nothingAsked);
    }
    NoticeText text = text(occupant);
    standings.forEach(
        (purpose, standing) ->
            say(
                occupant,
                lines ->
                    lines.status(
                        text.of(purpose).title(),
                        terms.purposes().get(purpose).basis(),
                        standing)));
  }

  /** A line in its chat, in its language. */
  public void say(Occupant occupant, Function<ChatLines, String> line) {
    chat(occupant, line.apply(lines(occupant)));
  }

  /** A line in its chat about some purposes, where there are any. */
  public void say(
      Occupant occupant,
      Iterable<Purpose> purposes,
      Function<ChatLines, Function<List<String>, String>> line) {
    List<String> titles = new ArrayList<>(titles(occupant, purposes).values());
    if (!titles.isEmpty()) {
      say(occupant, lines -> line.apply(lines).apply(titles));
    }
  }

  /** What the operator calls these purposes, in its language. */
  public Map<Purpose, String> titles(Occupant occupant, Iterable<Purpose> purposes) {
    Map<Purpose, String> titles = new LinkedHashMap<>();
    NoticeText text = text(occupant);
    purposes.forEach(purpose -> titles.put(purpose, text.of(purpose).title()));
    return titles;
  }

  /** The notice as it is shown to it. */
  public NoticeText text(Occupant occupant) {
    return occupant.notice().in(occupant.languages());
  }

  private ChatLines lines(Occupant occupant) {
    return texts.in(occupant.languages());
  }

  private void chat(Occupant occupant, String text) {
    if (chat.enabled()) {
      messages.line(occupant, text);
    }
  }

  private static Gate strictestGate(Occupant occupant) {
    ConsentTerms terms = occupant.consent().terms();
    if (!terms.toEnter().isEmpty()) {
      return Gate.ADMISSION;
    }
    return terms.toPublish().isEmpty() ? Gate.NONE : Gate.PUBLISH;
  }
}
