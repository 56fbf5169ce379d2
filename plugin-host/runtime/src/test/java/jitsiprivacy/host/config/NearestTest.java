package jitsiprivacy.host.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class NearestTest {
  @Test
  void swappedNeighboursAreOneMistake() {
    assertThat(Nearest.distance("gtae", "gate")).isEqualTo(1);
    assertThat(Nearest.of("gtae", List.of("grape", "gate"))).contains("gate");
  }

  @Test
  void whatHasNothingInCommonIsNotMeant() {
    assertThat(Nearest.of("url", List.of("gat"))).isEmpty();
    assertThat(Nearest.of("completely", List.of("different"))).isEmpty();
    assertThat(Nearest.of("x".repeat(100), List.of("x".repeat(99)))).isEmpty();
  }

  @Property
  void distanceIsSymmetricAndZeroOnlyForEquals(
      @ForAll @AlphaChars @StringLength(max = 12) String a,
      @ForAll @AlphaChars @StringLength(max = 12) String b) {
    assertThat(Nearest.distance(a, b)).isEqualTo(Nearest.distance(b, a));
    assertThat(Nearest.distance(a, b) == 0).isEqualTo(a.equals(b));
    assertThat(Nearest.distance(a, b)).isLessThanOrEqualTo(Math.max(a.length(), b.length()));
  }
}
