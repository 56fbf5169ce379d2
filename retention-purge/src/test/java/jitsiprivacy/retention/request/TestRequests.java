package jitsiprivacy.retention.request;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Requests as tests need them. */
final class TestRequests {

  static final Instant NOW = Instant.parse("2026-11-25T16:41:26Z");

  private TestRequests() {}

  static Request open(String id) {
    return new Request(
        id,
        RequestKind.ACCESS,
        new Whose(
            Optional.of("participant-1"),
            Optional.empty(),
            Optional.empty(),
            Optional.of("0d4f1a2b3c5e6f708192a3b4c5d6e7f8")),
        LocalDate.of(2026, 11, 24),
        NOW,
        Optional.of("by letter"),
        Optional.empty(),
        Optional.empty());
  }

  static Request ofARoom(String id) {
    return new Request(
        id,
        RequestKind.ERASURE,
        new Whose(
            Optional.empty(),
            Optional.of("room1@conference.example"),
            Optional.of("participant-2"),
            Optional.empty()),
        LocalDate.of(2026, 11, 24),
        NOW,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
