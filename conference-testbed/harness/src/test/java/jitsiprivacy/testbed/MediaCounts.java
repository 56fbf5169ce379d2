package jitsiprivacy.testbed;

import java.util.Map;

/**
 * What a browser has counted, of all of its connections together.
 *
 * @param audioIn RTP packets received
 * @param framesIn of video, decoded
 * @param energyIn how loud what was received was, over time
 * @param audioOut RTP packets sent
 */
record MediaCounts(
    long audioIn, long videoIn, long framesIn, double energyIn, long audioOut, long videoOut) {

  static MediaCounts of(Map<?, ?> counts) {
    return new MediaCounts(
        number(counts, "audioIn").longValue(),
        number(counts, "videoIn").longValue(),
        number(counts, "framesIn").longValue(),
        number(counts, "energyIn").doubleValue(),
        number(counts, "audioOut").longValue(),
        number(counts, "videoOut").longValue());
  }

  private static Number number(Map<?, ?> counts, String name) {
    return (Number) counts.get(name);
  }

  /** How many packets came, of either kind. */
  long in() {
    return audioIn + videoIn;
  }
}
