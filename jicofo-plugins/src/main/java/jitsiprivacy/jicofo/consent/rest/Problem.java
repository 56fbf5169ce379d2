package jitsiprivacy.jicofo.consent.rest;

import java.util.Locale;

/** What can be wrong with a request, or with us: RFC 9457. The text says what to do. */
enum Problem {
  BAD_TARGET(
      400, "The address cannot be read", "Percent-encode each part of the path as UTF-8, once."),
  BAD_QUERY(
      400,
      "The query cannot be used",
      "Give each parameter once, and only those that this path has: see /openapi.json. Write a"
          + " space as %20 and a plus as %2B."),
  BAD_HOST(400, "The Host header cannot be used", "Send exactly one Host header."),
  BAD_BODY(400, "The body cannot be used", "Send a JSON object as /openapi.json describes it."),
  NO_BODY_HERE(400, "There is a body", "Send no body with this method."),
  UNAUTHORIZED(
      401,
      "No valid token",
      "Send \"Authorization: Bearer TOKEN\" with a token from the token file of this host."),
  BROWSER(
      403,
      "This is not for browsers",
      "Call from the server of your portal: the token must not reach a page."),
  NOTHING_HERE(404, "Nothing here", "See /openapi.json for what there is."),
  NO_SUCH_SUBJECT(
      404,
      "Nobody of that name",
      "Check room and endpoint id, or whether the domain of the account stands in"
          + " accounts.domains. Whoever has left must be asked again."),
  NO_SUCH_NOTICE(
      404,
      "No notice of that version",
      "Without \"version\" there is the one in force. Of older ones there are those that somebody"
          + " who is in a meeting was shown: what \"notice\" says in the answer to GET."),
  METHOD_NOT_ALLOWED(405, "Not with this method", "Use one of those in the Allow header."),
  OTHER_NOTICE(
      409,
      "Another version of the notice is in force",
      "Get /v1/notice, for an occupant with the version that \"notice\" says in the answer to GET;"
          + " show it, and send what is decided about that version. Nothing was taken in."),
  TOO_LARGE(413, "The body is too large", "Send at most 16384 bytes."),
  NOT_JSON(415, "The body is not JSON", "Send \"Content-Type: application/json\"."),
  FOREIGN_HOST(
      421,
      "Not the server of that name",
      "Address this server as 127.0.0.1, [::1] or localhost; a proxy must set Host accordingly."),
  PURPOSE_NOT_ASKED(
      422,
      "A purpose that is not asked for",
      "Decide only about purposes in the answer to GET whose basis is consent. Nothing was taken"
          + " in."),
  TOO_MANY(429, "Too many requests", "Wait as long as the Retry-After header says."),
  OUR_FAULT(
      500,
      "A fault of the server",
      "Ask again whether the decision was taken in before sending it again. The operator finds the"
          + " alert \"portal\" in the status."),
  NOT_NOW(503, "Not at present", "Try again after as long as the Retry-After header says.");

  private final int status;
  private final String title;
  private final String detail;

  Problem(int status, String title, String detail) {
    this.status = status;
    this.title = title;
    this.detail = detail;
  }

  int status() {
    return status;
  }

  String title() {
    return title;
  }

  String detail() {
    return detail;
  }

  /** A URI that names it for programs. */
  String type() {
    return "urn:jitsi-privacy:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-') + ":0";
  }
}
