package jitsiprivacy.recording;

/**
 * Who is there when a recording is asked for.
 *
 * @param present participants in the room, the initiator included
 * @param agreed those of them who agreed to be recorded
 * @param certain whether the count can be relied on
 */
public record Attendance(int present, int agreed, boolean certain) {
  public Attendance {
    if (agreed < 0 || present < agreed) {
      throw new IllegalArgumentException(agreed + " of " + present);
    }
  }
}
