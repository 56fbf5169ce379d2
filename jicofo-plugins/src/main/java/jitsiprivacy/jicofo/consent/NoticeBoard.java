package jitsiprivacy.jicofo.consent;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import jitsiprivacy.consent.notice.BuiltInNotice;
import jitsiprivacy.consent.notice.Notice;
import jitsiprivacy.consent.notice.NoticeDirectory;
import jitsiprivacy.consent.notice.NoticeException;
import jitsiprivacy.jicofo.consent.options.ConsentGateOptions;
import jitsiprivacy.jicofo.consent.options.NoticeOptions;
import jitsiprivacy.spi.Background;
import jitsiprivacy.spi.GuardHealth;

/** The notice in force. The operator puts another one in force while Jicofo runs. */
@Singleton
public final class NoticeBoard {

  private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
  private static final String ALERT = "notice";

  private final NoticeOptions options;
  private final Optional<NoticeDirectory> directory;
  private final Background background;
  private final GuardHealth health;
  private final List<Consumer<Notice>> listeners = new CopyOnWriteArrayList<>();
  private volatile Notice inForce;

  @Inject
  NoticeBoard(
      ConsentGateOptions options,
      Background background,
      @Named(ConsentGateModule.ID) GuardHealth health)
      throws NoticeException {
    this.options = options.notice();
    this.directory = this.options.directory().map(NoticeDirectory::new);
    this.background = background;
    this.health = health;
    this.inForce =
        directory.isPresent()
            ? directory.get().read(this.options.language())
            : BuiltInNotice.read(this.options.language());
    if (directory.isPresent()) {
      lookLater();
    }
  }

  public Notice inForce() {
    return inForce;
  }

  /** Told of every notice that comes into force later, on a thread of ours. */
  void listen(Consumer<Notice> listener) {
    listeners.add(listener);
  }

  private void lookLater() {
    background.runAfter(LOOK_EVERY, this::look);
  }

  private void look() {
    try {
      NoticeDirectory present = directory.orElseThrow();
      if (!present.version().equals(inForce.version())) {
        Notice next = present.read(options.language());
        inForce = next;
        listeners.forEach(listener -> listener.accept(next));
      }
      health.recovered(ALERT);
    } catch (NoticeException e) {
      health.alert(ALERT, e.getMessage() + "; version " + inForce.version() + " stays in force", e);
    } finally {
      lookLater();
    }
  }
}
