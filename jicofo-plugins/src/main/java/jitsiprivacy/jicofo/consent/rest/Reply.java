package jitsiprivacy.jicofo.consent.rest;

import java.util.Map;

/**
 * What is sent back.
 *
 * @param headers beside those that every answer has
 */
record Reply(int status, String type, String body, Map<String, String> headers) {

  static final String JSON = "application/json";
  static final String PROBLEM = "application/problem+json";

  static Reply json(int status, String body) {
    return new Reply(status, JSON, body, Map.of());
  }

  /** After which the rest of the connection is not worth reading. */
  boolean isProblem() {
    return status >= 400;
  }

  Reply with(String header, String value) {
    return new Reply(status, type, body, Map.of(header, value));
  }
}
