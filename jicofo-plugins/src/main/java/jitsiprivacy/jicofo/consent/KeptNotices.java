package jitsiprivacy.jicofo.consent;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Duration;
import jitsiprivacy.consent.ledger.LedgerException;
import jitsiprivacy.consent.ledger.NoticeStore;
import jitsiprivacy.consent.notice.Notice;
import jitsiprivacy.consent.notice.NoticeText;
import jitsiprivacy.spi.Background;
import jitsiprivacy.spi.GuardHealth;

/** Keeps the texts of every notice in force beside the decisions about them: they are its proof. */
final class KeptNotices {

  private static final Duration RETRY = Duration.ofSeconds(10);
  private static final String ALERT = "notice-not-kept";

  private final NoticeStore store;
  private final Background background;
  private final GuardHealth health;

  @Inject
  KeptNotices(
      NoticeStore store,
      NoticeBoard notices,
      Background background,
      @Named(ConsentGateModule.ID) GuardHealth health) {
    this.store = store;
    this.background = background;
    this.health = health;
    notices.listen(this::keep);
    // While the host starts, nothing of it may load more than it must.
    background.runAfter(RETRY, () -> keep(notices.inForce()));
  }

  private void keep(Notice notice) {
    try {
      for (NoticeText text : notice.texts()) {
        store.keep(notice.ref(text), text.source());
      }
      health.recovered(ALERT);
    } catch (LedgerException e) {
      health.alert(ALERT, e.getMessage(), e);
      background.runAfter(RETRY, () -> keep(notice));
    }
  }
}
