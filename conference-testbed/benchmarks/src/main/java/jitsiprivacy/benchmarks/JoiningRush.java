package jitsiprivacy.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.TimeUnit;
import jitsiprivacy.agent.bridge.Guest;

/**
 * What a thousand rooms cost our code in a focus, when twenty participants come into each within a
 * minute, agree and are invited: processor time of everything behind the agent, evidence and all,
 * without a focus and without XMPP. Arguments: numbers of rooms.
 */
public final class JoiningRush {

  private static final int PARTICIPANTS = 20;
  private static final String AGREED =
      "{\"v\":0,\"room\":\"ROOM\",\"notice\":\"built-in-1\",\"granted\":[\"conference\",\"recording\"]}";

  private JoiningRush() {}

  public static void main(String[] arguments) throws Exception {
    int[] sizes = {100, 1_000};
    for (int i = 0; i < arguments.length && i < sizes.length; i++) {
      sizes[i] = Integer.parseInt(arguments[i]);
    }
    for (int rooms : sizes) {
      measure(rooms);
    }
    System.exit(0); // Threads behind the agent would linger.
  }

  private static void measure(int rooms) throws Exception {
    try (GuardedFocus focus = new GuardedFocus()) {
      Guest guest = focus.guest();
      Meetings meetings = new Meetings(guest, new SilentConnection());
      rush(meetings, rooms, 20); // What only the first meetings cost is not what many cost.
      long cpu = cpu();
      long start = System.nanoTime();
      rush(meetings, 0, rooms);
      double seconds = (System.nanoTime() - start) / 1e9;
      double used = (cpu() - cpu) / 1e9;
      System.out.printf(
          "%d rooms of %d: %.1f s of processor time in %.1f s, %.2f ms a participant,"
              + " %.1f %% of one core if they come within a minute%n",
          rooms, PARTICIPANTS, used, seconds, used * 1e3 / rooms / PARTICIPANTS, used / 60 * 100);
    }
  }

  /** Until all of them have agreed with effect. */
  private static void rush(Meetings meetings, int from, int rooms) throws InterruptedException {
    for (int room = from; room < from + rooms; room++) {
      meetings.open(room, PARTICIPANTS, AGREED);
      meetings.invite(room, PARTICIPANTS);
    }
    for (int room = from; room < from + rooms; room++) {
      while (!meetings.allAgreed(room, PARTICIPANTS)) {
        TimeUnit.MILLISECONDS.sleep(5);
      }
    }
  }

  private static long cpu() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
