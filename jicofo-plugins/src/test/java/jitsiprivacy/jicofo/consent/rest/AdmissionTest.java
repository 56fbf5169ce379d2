package jitsiprivacy.jicofo.consent.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AdmissionTest {

  private static final String FIRST = "a".repeat(32);
  private static final String SECOND = "b".repeat(32);

  private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5); // It may run over.
  private final Tokens tokens = new Tokens(List.of(FIRST, SECOND));
  private final Admission admission = new Admission(tokens, 3, clock::get);

  /** What is answered; {@code null} for who is let in. */
  private Problem ask(String token) {
    return refusal(token) == null ? null : refused.problem();
  }

  private BadRequest refused;

  private BadRequest refusal(String token) {
    Headers headers = new Headers();
    headers.set("Host", "127.0.0.1");
    if (token != null) {
      headers.set("Authorization", "Bearer " + token);
    }
    try {
      admission.check(headers, 80);
      refused = null;
    } catch (BadRequest e) {
      refused = e;
    }
    return refused;
  }

  private void pass(long millis) {
    clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
  }

  @Test
  void eachTokenHasItsShare() {
    for (int i = 0; i < 3; i++) {
      assertThat(ask(FIRST)).isNull();
    }
    assertThat(ask(FIRST)).isEqualTo(Problem.TOO_MANY);
    assertThat(refused.header()).contains(Map.entry("Retry-After", "1"));
    assertThat(ask(SECOND)).isNull();
    pass(334);
    assertThat(ask(FIRST)).isNull();
    assertThat(ask(FIRST)).isEqualTo(Problem.TOO_MANY);
    pass(60_000);
    for (int i = 0; i < 3; i++) {
      assertThat(ask(FIRST)).isNull();
    }
    assertThat(ask(FIRST)).isEqualTo(Problem.TOO_MANY);
  }

  @Test
  void wrongTokensAreLimitedHarderAndTakeNothingFromOthers() {
    for (int i = 0; i < 10; i++) {
      assertThat(ask(i % 2 == 0 ? "wrong" : null)).isEqualTo(Problem.UNAUTHORIZED);
    }
    for (int i = 0; i < 1_000; i++) {
      assertThat(ask("wrong")).isEqualTo(Problem.TOO_MANY);
    }
    assertThat(refused.header()).contains(Map.entry("Retry-After", "2"));
    assertThat(ask(FIRST)).isNull();
    pass(2_000);
    assertThat(ask("wrong")).isEqualTo(Problem.UNAUTHORIZED);
    assertThat(ask("wrong")).isEqualTo(Problem.TOO_MANY);
  }

  @Test
  void manyTokensTogetherHaveALimitToo() {
    List<String> many =
        List.of("1", "2", "3", "4", "5", "6").stream().map(each -> each.repeat(32)).toList();
    Admission all = new Admission(new Tokens(many), 3, clock::get);
    int in = 0;
    for (String token : many) {
      for (int i = 0; i < 3; i++) {
        Headers headers = new Headers();
        headers.set("Host", "localhost:80");
        headers.set("Authorization", "bearer " + token);
        try {
          all.check(headers, 80);
          in++;
        } catch (BadRequest e) {
          assertThat(e.problem()).isEqualTo(Problem.TOO_MANY);
        }
      }
    }
    assertThat(in).isEqualTo(12);
  }

  @Test
  void aClockThatStandsStillOrGoesBackGivesNothing() {
    TokenBucket bucket = new TokenBucket(1, 1, clock::get);
    assertThat(bucket.take()).isZero();
    clock.addAndGet(-TimeUnit.HOURS.toNanos(1));
    assertThat(bucket.take()).isEqualTo(1);
    assertThat(new TokenBucket(0.25, 1, clock::get).take()).isZero();
  }

  @Test
  void aTokenIsFoundByAllOfIt() {
    assertThat(tokens.find("Bearer " + SECOND)).hasValue(1);
    assertThat(tokens.find("Bearer  " + SECOND + " ")).hasValue(1);
    assertThat(tokens.find("Bearer " + SECOND.substring(1))).isEmpty();
    assertThat(tokens.find("Bearer " + SECOND + "b")).isEmpty();
    assertThat(tokens.find(SECOND)).isEmpty();
    assertThat(tokens.find(null)).isEmpty();
    assertThat(new Tokens(List.of()).find("Bearer ")).isEmpty();
  }

  @Test
  void optionsLetNothingButThisHostIn() {
    for (String address : List.of("0.0.0.0", "::", "localhost", "127.0.0.2", "10.0.0.1", "")) {
      assertThatThrownBy(() -> new RestOptions(true, address, 8189, Optional.empty(), 10))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("address: ");
    }
    assertThatThrownBy(() -> new RestOptions(true, "::1", 0, Optional.empty(), 10))
        .hasMessageStartingWith("port: ");
    assertThatThrownBy(() -> new RestOptions(true, "::1", 8189, Optional.empty(), 0))
        .hasMessageStartingWith("requests-per-second: ");
  }
}
