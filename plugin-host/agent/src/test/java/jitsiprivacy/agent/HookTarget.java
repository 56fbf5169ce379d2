package jitsiprivacy.agent;

import java.util.ArrayList;
import java.util.List;

/** A class of the host with methods to hook. */
public class HookTarget {
  public static final List<String> LEFT = new ArrayList<>();
  public final List<String> joined = new ArrayList<>();

  public void join(String who, int times) {
    joined.add(who + " " + times);
  }

  public void join(String who) {
    joined.add(who);
  }

  public static void leave(String who) {
    LEFT.add(who);
  }

  public void everything(
      boolean z, byte b, char c, short s, int i, long l, float f, double d, int[] a, Object o) {
    joined.add("everything");
  }

  /** Begins where a loop jumps back to. */
  public void loop(int times) {
    do {
      joined.add("loop");
    } while (--times > 0);
  }

  public String name(int times) {
    joined.add("name");
    return "target".repeat(times);
  }

  public int answer() {
    return 42;
  }
}
