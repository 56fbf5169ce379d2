package jitsiprivacy.jicofo.consent.rest;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Path and query of a request, decoded once and strictly: what two programs could read in two ways
 * is refused.
 */
record Target(List<String> path, Map<String, String> query) {

  private static final int LONGEST = 1_023;
  private static final int MAX_SEGMENTS = 16;

  static Target of(URI uri) throws BadRequest {
    String raw = uri.getRawPath();
    boolean originForm =
        uri.getScheme() == null
            && uri.getRawAuthority() == null
            && uri.getRawFragment() == null
            && raw != null
            && raw.startsWith("/");
    if (!originForm) {
      throw new BadRequest(Problem.BAD_TARGET);
    }
    String[] segments = raw.substring(1).split("/", MAX_SEGMENTS);
    List<String> path = new ArrayList<>();
    for (String segment : segments) {
      path.add(decode(segment, Problem.BAD_TARGET));
    }
    return new Target(List.copyOf(path), query(uri.getRawQuery()));
  }

  private static Map<String, String> query(String raw) throws BadRequest {
    if (raw == null) {
      return Map.of();
    }
    Map<String, String> query = new HashMap<>();
    for (String pair : raw.split("&", MAX_SEGMENTS)) {
      int equals = pair.indexOf('=');
      if (equals < 0 || pair.indexOf('+') >= 0) {
        throw new BadRequest(Problem.BAD_QUERY);
      }
      String value = decode(pair.substring(equals + 1), Problem.BAD_QUERY);
      String name = decode(pair.substring(0, equals), Problem.BAD_QUERY);
      if (query.putIfAbsent(name, value) != null) {
        throw new BadRequest(Problem.BAD_QUERY);
      }
    }
    return Map.copyOf(query);
  }

  private static String decode(String raw, Problem problem) throws BadRequest {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '%') {
        boolean complete = i + 2 < raw.length();
        int high = complete ? hex(raw.charAt(i + 1)) : -1;
        int low = complete ? hex(raw.charAt(i + 2)) : -1;
        if (high < 0 || low < 0) {
          throw new BadRequest(problem);
        }
        bytes.write((high << 4) | low);
        i += 2;
      } else if (c > 0x20 && c < 0x7f) {
        bytes.write(c);
      } else {
        throw new BadRequest(problem);
      }
    }
    return text(bytes.toByteArray(), problem);
  }

  private static int hex(char c) {
    return c < 0x7f ? Character.digit(c, 16) : -1;
  }

  private static String text(byte[] bytes, Problem problem) throws BadRequest {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
        throw new BadRequest(problem);
      }
      return text;
    } catch (CharacterCodingException e) {
      throw new BadRequest(problem);
    }
  }
}
