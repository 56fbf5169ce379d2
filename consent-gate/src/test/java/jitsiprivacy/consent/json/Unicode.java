package jitsiprivacy.consent.json;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Texts of anything that Unicode has. */
public final class Unicode {

  private Unicode() {}

  /**
   * @param longest in code points
   */
  public static Arbitrary<String> texts(int longest) {
    return points().list().ofMaxSize(longest).map(Unicode::text);
  }

  /** What an operator may write: neither blank nor with control characters. */
  public static Arbitrary<String> plainTexts(int longest) {
    return points()
        .filter(c -> !Character.isISOControl(c) && c != 0x2028 && c != 0x2029)
        .list()
        .ofMaxSize(longest)
        .map(Unicode::text)
        .filter(text -> !text.isBlank());
  }

  private static Arbitrary<Integer> points() {
    return Arbitraries.oneOf(
            Arbitraries.integers().between(0, 0x7f),
            Arbitraries.integers().between(0, 0xffff),
            Arbitraries.integers().between(0x10000, 0x10ffff))
        .filter(c -> c < 0xd800 || c > 0xdfff);
  }

  private static String text(List<Integer> points) {
    StringBuilder text = new StringBuilder();
    points.forEach(text::appendCodePoint);
    return text.toString();
  }
}
