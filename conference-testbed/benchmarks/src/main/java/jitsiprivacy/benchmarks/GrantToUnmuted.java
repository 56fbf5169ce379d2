package jitsiprivacy.benchmarks;

import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import jitsiprivacy.testbed.Deployment;
import jitsiprivacy.testbed.ForceMute;
import jitsiprivacy.testbed.Participant;

/**
 * From a participant's presence with a grant to the bridge's own word that it forwards, and back:
 * over Prosody both ways, the durable write included, until an HTTP request to the bridge says so.
 */
public final class GrantToUnmuted {

  private static final int MEETINGS = 10;
  // In each, since a real bridge lets go of who sends no media for a minute.
  private static final int TIMES = 10;
  private static final long PAUSE_NANOS = 100_000_000;

  private GrantToUnmuted() {}

  public static void main(String[] arguments) {
    System.out.println("written into the ledger alone:");
    measure(Installed.withoutTrail());
    System.out.println("written into the ledger and the audit trail:");
    measure(Installed.with());
    System.exit(0); // Smack's threads would linger.
  }

  private static void measure(Deployment guarded) {
    Figures grant = new Figures("grant to unmuted at the bridge", "ms");
    Figures withdrawal = new Figures("withdrawal to muted at the bridge", "ms");
    Figures asking = new Figures("  of which asking the bridge once", "ms");
    try (Deployment deployment = guarded.start()) {
      for (int meeting = -1; meeting <= MEETINGS; meeting++) { // Two are for the JIT.
        try (Participant p1 = deployment.participant("participant-1").join("latency-" + meeting);
            Participant p2 = deployment.participant("participant-2").join("latency-" + meeting)) {
          p1.awaitInvitation();
          p2.awaitInvitation();
          for (int i = 0; i < TIMES; i++) {
            double granted = millis(() -> p1.consents("conference", ""), deployment, p1, false);
            double withdrawn = millis(() -> p1.consents("", "conference"), deployment, p1, true);
            double asked = millis(() -> {}, deployment, p1, true);
            if (meeting > 0) {
              grant.add(granted);
              withdrawal.add(withdrawn);
              asking.add(asked);
            }
          }
        }
      }
    }
    grant.print();
    withdrawal.print();
    asking.print();
  }

  private static double millis(
      Runnable statement, Deployment deployment, Participant participant, boolean muted) {
    Optional<ForceMute> wanted = Optional.of(muted ? ForceMute.EVERYTHING : ForceMute.NOTHING);
    // People pause. Without it Prosody's Nagle algorithm (on by default) would hold the next stanza
    // back until the focus's kernel confirms the one before, which takes it 40 ms.
    LockSupport.parkNanos(PAUSE_NANOS);
    long start = System.nanoTime();
    statement.run();
    while (!deployment.bridge().forceMute(participant).equals(wanted)) {
      Thread.onSpinWait();
    }
    return (System.nanoTime() - start) / 1e6;
  }
}
