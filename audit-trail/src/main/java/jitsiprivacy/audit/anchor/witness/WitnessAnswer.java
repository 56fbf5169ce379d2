package jitsiprivacy.audit.anchor.witness;

/**
 * What a witness answers.
 *
 * @param status of HTTP
 * @param type of the body
 * @param body ends in a newline
 */
public record WitnessAnswer(int status, String type, String body) {

  static final String SIZE_TYPE = "text/x.tlog.size";

  private static final String TEXT = "text/plain; charset=utf-8";

  static WitnessAnswer ok(String body) {
    return new WitnessAnswer(200, TEXT, body);
  }

  /** Another size was cosigned last. */
  static WitnessAnswer conflict(long size) {
    return new WitnessAnswer(409, SIZE_TYPE, size + "\n");
  }

  static WitnessAnswer refusal(int status, String why) {
    return new WitnessAnswer(status, TEXT, why + "\n");
  }
}
