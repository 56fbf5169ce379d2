package jitsiprivacy.retention.request;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import jitsiprivacy.retention.files.FreeText;
import jitsiprivacy.retention.hold.Words;

/**
 * A data subject asks for something.
 *
 * @param id a word that names nobody
 * @param received the day it came
 * @param noted when it was written down here
 * @param note for people
 */
public record Request(
    String id,
    RequestKind kind,
    Whose whose,
    LocalDate received,
    Instant noted,
    Optional<String> note,
    Optional<Extension> extension,
    Optional<Closing> closing) {

  /** Of a text, in UTF-16 code units. */
  static final int LONGEST = 4_000;

  private static final LocalDate EARLIEST = LocalDate.of(2018, 5, 25);

  /**
   * @throws IllegalArgumentException when one of them is not what it must be
   */
  public Request {
    if (!Words.isWord(id)) {
      throw new IllegalArgumentException(
          "the id of a request is a word of letters, digits, dots, underscores and hyphens, at"
              + " most 128");
    }
    note.ifPresent(text -> FreeText.check("the note", text, LONGEST));
    if (received.isBefore(EARLIEST)) {
      throw new IllegalArgumentException("before " + EARLIEST + " there was no such request");
    }
    // A day more, for where it is later than in UTC.
    if (received.isAfter(noted.atOffset(ZoneOffset.UTC).toLocalDate().plusDays(1))) {
      throw new IllegalArgumentException("the day it was received is yet to come");
    }
  }

  /** The last day to answer. */
  public LocalDate due() {
    return Deadline.of(received, extension.isPresent());
  }

  public boolean isOpen() {
    return closing.isEmpty();
  }

  /** Until the last day to answer; negative when that is over. */
  public long daysLeft(LocalDate today) {
    return ChronoUnit.DAYS.between(today, due());
  }

  /** Whether nobody has answered in time. */
  public boolean isOverdue(LocalDate today) {
    return isOpen() && daysLeft(today) < 0;
  }

  Request extended(Extension by) {
    return new Request(id, kind, whose, received, noted, note, Optional.of(by), closing);
  }

  Request closed(Closing by) {
    return new Request(id, kind, whose, received, noted, note, extension, Optional.of(by));
  }
}
