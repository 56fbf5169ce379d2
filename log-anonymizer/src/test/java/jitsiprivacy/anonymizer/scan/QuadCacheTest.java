package jitsiprivacy.anonymizer.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QuadCacheTest {

  private static final long SEED = 7;

  private final QuadCache cache = new QuadCache();

  @Test
  void knowsWhatWasAddedLast() {
    assertThat(cache.find(1)).isEqualTo(QuadCache.UNKNOWN);
    cache.add(1, 2);
    assertThat(QuadCache.replacement(cache.find(1))).isEqualTo(2);
    assertThat(QuadCache.kept(cache.find(1))).isFalse();
    cache.add(-1, -1);
    assertThat(QuadCache.kept(cache.find(-1))).isTrue();
    cache.clear();
    assertThat(cache.find(1)).isEqualTo(QuadCache.UNKNOWN);
  }

  @Test
  void whatLooksEmptyIsNotKnown() {
    cache.add(0, 0);
    assertThat(cache.find(0)).isEqualTo(QuadCache.UNKNOWN);
    cache.add(0, 5);
    assertThat(QuadCache.replacement(cache.find(0))).isEqualTo(5);
  }

  @Test
  void knowsAllButFewOfThoseInALog() {
    Random random = new Random(SEED);
    int clients = 5_000;
    int[] addresses = random.ints(clients).toArray();
    for (int address : addresses) {
      cache.add(address, ~address);
    }
    int known = 0;
    for (int address : addresses) {
      known += QuadCache.replacement(cache.find(address)) == ~address ? 1 : 0;
    }
    assertThat(known).isGreaterThan(clients * 99 / 100);
  }

  /** Whoever is new takes the place of another, also when all places around are taken. */
  @Test
  void knowsTheLastHoweverManyThereAre() {
    for (int i = 1; i < 200_000; i++) {
      cache.add(i, -i);
      assertThat(QuadCache.replacement(cache.find(i))).isEqualTo(-i);
    }
  }

  /** It may forget, but what it knows is right; and of as many as recur in a log it forgets few. */
  @Test
  void neverAnswersForAnother() {
    Random random = new Random(SEED);
    Map<Integer, Integer> all = new HashMap<>();
    int known = 0;
    for (int i = 0; i < 500_000; i++) {
      int address = random.nextInt(100_000) * 0x01000193 + 1;
      long found = cache.find(address);
      if (found == QuadCache.UNKNOWN) {
        int replacement = all.computeIfAbsent(address, any -> random.nextInt());
        cache.add(address, replacement);
      } else {
        known++;
        assertThat(QuadCache.replacement(found)).isEqualTo(all.get(address));
      }
    }
    assertThat(known).isGreaterThan(100_000);
  }
}
