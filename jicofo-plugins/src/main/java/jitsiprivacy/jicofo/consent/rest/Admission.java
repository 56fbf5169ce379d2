package jitsiprivacy.jicofo.consent.rest;

import com.sun.net.httpserver.Headers;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Who is let in, and how often. Whoever has no token cannot use up the share of one who has: wrong
 * tokens are counted apart, and harder.
 */
final class Admission {

  /** Names that mean this host, whatever a name server says: else a page could rebind its own. */
  private static final Pattern LOOPBACK =
      Pattern.compile(
          "(?:127\\.0\\.0\\.1|\\[::1\\]|localhost)(?::([0-9]{1,5}))?", Pattern.CASE_INSENSITIVE);

  private static final int OF_ALL = 4;
  private static final int WRONG_AT_ONCE = 10;
  private static final double WRONG_PER_SECOND = 0.5;

  private final Tokens tokens;
  private final List<TokenBucket> perToken;
  private final TokenBucket all;
  private final TokenBucket wrong;

  Admission(Tokens tokens, int perSecond, LongSupplier nanoTime) {
    this.tokens = tokens;
    this.perToken =
        IntStream.range(0, tokens.count())
            .mapToObj(i -> new TokenBucket(perSecond, perSecond, nanoTime))
            .toList();
    int together = perSecond * OF_ALL;
    this.all = new TokenBucket(together, together, nanoTime);
    this.wrong = new TokenBucket(WRONG_PER_SECOND, WRONG_AT_ONCE, nanoTime);
  }

  void check(Headers headers, int port) throws BadRequest {
    host(headers, port);
    // Browsers send it; what has the token is no browser.
    if (headers.containsKey("Origin")) {
      throw new BadRequest(Problem.BROWSER);
    }
    List<String> given = headers.getOrDefault("Authorization", List.of());
    OptionalInt token = given.size() == 1 ? tokens.find(given.get(0)) : tokens.find(null);
    if (token.isEmpty()) {
      take(wrong);
      throw BadRequest.unauthorized();
    }
    take(perToken.get(token.getAsInt()));
    take(all);
  }

  private static void host(Headers headers, int port) throws BadRequest {
    List<String> hosts = headers.getOrDefault("Host", List.of());
    if (hosts.size() != 1) {
      throw new BadRequest(Problem.BAD_HOST);
    }
    Matcher host = LOOPBACK.matcher(hosts.get(0));
    boolean isOurs =
        host.matches() && (host.group(1) == null || Integer.parseInt(host.group(1)) == port);
    if (!isOurs) {
      throw new BadRequest(Problem.FOREIGN_HOST);
    }
  }

  private static void take(TokenBucket bucket) throws BadRequest {
    int seconds = bucket.take();
    if (seconds > 0) {
      throw BadRequest.retryAfter(Problem.TOO_MANY, seconds);
    }
  }
}
