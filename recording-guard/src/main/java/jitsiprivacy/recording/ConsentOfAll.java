package jitsiprivacy.recording;

/** The rule that everybody present has to have agreed. */
public final class ConsentOfAll {

  /** Decides about a start. */
  public RecordingDecision decide(Attendance attendance) {
    if (!attendance.certain()) {
      return refused(
          "attendance-uncertain",
          "It is not certain who is in this meeting, so it cannot be recorded. Please tell the"
              + " operator.");
    }
    if (attendance.present() == 0) {
      return refused(
          "nobody-present", "There is nobody in this meeting who could agree to be recorded.");
    }
    int missing = attendance.present() - attendance.agreed();
    if (missing == 0) {
      return new RecordingDecision(true, "", "");
    }
    return refused(
        "consent-missing",
        "%d of %d participants %s not agreed to be recorded yet."
            .formatted(missing, attendance.present(), missing == 1 ? "has" : "have"));
  }

  private static RecordingDecision refused(String reason, String text) {
    return new RecordingDecision(false, reason, text);
  }
}
