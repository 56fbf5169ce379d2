package jitsiprivacy.jicofo.consent.rest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.OptionalInt;

/** The tokens that are let in. How long a comparison takes says nothing about them. */
final class Tokens {

  private static final String SCHEME = "Bearer ";

  private final List<byte[]> digests;

  Tokens(List<String> tokens) {
    this.digests = tokens.stream().map(Tokens::digest).toList();
  }

  int count() {
    return digests.size();
  }

  /**
   * Which token it is.
   *
   * @param authorization the value of that header; {@code null} where there is none
   */
  OptionalInt find(String authorization) {
    boolean isBearer =
        authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    byte[] given = digest(isBearer ? authorization.substring(SCHEME.length()).strip() : "");
    int found = -1;
    for (int i = 0; i < digests.size(); i++) {
      // All of them, always.
      found = MessageDigest.isEqual(digests.get(i), given) ? i : found;
    }
    return found < 0 ? OptionalInt.empty() : OptionalInt.of(found);
  }

  private static byte[] digest(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
