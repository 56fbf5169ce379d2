package jitsiprivacy.retention.hold;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Holds of tests. */
final class TestHolds {

  static final Instant NOW = Instant.parse("2026-11-25T16:41:26Z");
  static final Person OPERATOR = new Person(1000, "operator");
  static final Person ANOTHER = new Person(1001, "auditor");
  static final Named ROOM =
      new Named(
          "room1@conference.example",
          "7b0c2f6d1f5e4a3c9d8e7f6a5b4c3d2e",
          Optional.of("09e35d297e69d08a82a8a6da6c10b435"));
  static final Named SUBJECT =
      new Named(
          "participant-1@accounts.example", "0d4f1a2b3c4d5e6f708192a3b4c5d6e7", Optional.empty());
  static final Lifting LIFTING = new Lifting(NOW.plusSeconds(60), "settled", OPERATOR);

  /** Nothing is recorded. */
  static final Evidence UNRECORDED =
      new Evidence() {
        @Override
        public void set(Hold hold) {}

        @Override
        public void asked(Hold hold) {}

        @Override
        public void lifted(Hold hold, Lifting lifting) {}
      };

  private TestHolds() {}

  static Criteria onFiles(Path... files) {
    return new Criteria(List.of(), List.of(), List.of(), List.of(files), Optional.empty());
  }

  static Hold hold(String name, Criteria on) {
    return hold(name, on, false);
  }

  static Hold hold(String name, Criteria on, boolean needsTwo) {
    return new Hold(
        name,
        on,
        "claim of 20 November",
        "data protection officer",
        NOW,
        OPERATOR,
        LocalDate.parse("2027-11-25"),
        needsTwo,
        Optional.empty());
  }
}
