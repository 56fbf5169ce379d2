package jitsiprivacy.logs;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import java.util.Arrays;

/**
 * What a console handler is about to write on this thread: it was anonymized when it was formatted,
 * and a pseudonym must not become another one on its way through the standard error stream.
 */
@Singleton
final class AlreadyAnonymized {

  private static final class Rest {
    private byte[] bytes = {};
    private int from;
  }

  private final ThreadLocal<Rest> expected = ThreadLocal.withInitial(Rest::new);

  @Inject
  AlreadyAnonymized() {}

  /** The next bytes this thread writes. */
  void expect(byte[] bytes) {
    Rest rest = expected.get();
    rest.bytes = bytes;
    rest.from = 0;
  }

  /** Whether these are they, or their next part. If not, nothing is expected any more. */
  boolean isNext(byte[] bytes, int from, int to) {
    Rest rest = expected.get();
    int length = to - from;
    boolean next =
        length > 0
            && length <= rest.bytes.length - rest.from
            && Arrays.equals(bytes, from, to, rest.bytes, rest.from, rest.from + length);
    if (next) {
      rest.from += length;
    } else {
      rest.bytes = new byte[0];
      rest.from = 0;
    }
    return next;
  }
}
