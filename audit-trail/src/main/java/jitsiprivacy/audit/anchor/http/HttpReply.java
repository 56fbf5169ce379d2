package jitsiprivacy.audit.anchor.http;

import java.util.Locale;

/** What a server answered. */
public final class HttpReply {

  private final int status;
  private final String type;
  private final byte[] body;

  HttpReply(int status, String type, byte[] body) {
    this.status = status;
    this.type = type;
    this.body = body;
  }

  public int status() {
    return status;
  }

  /** Whether it is of that media type, whatever its parameters. */
  public boolean isOf(String mediaType) {
    String plain = type.split(";", 2)[0].strip();
    return plain.toLowerCase(Locale.ROOT).equals(mediaType);
  }

  public byte[] body() {
    return body.clone();
  }
}
