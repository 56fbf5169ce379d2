package jitsiprivacy.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import jitsiprivacy.testbed.Deployment;
import jitsiprivacy.testbed.Participant;
import jitsiprivacy.testbed.ServerProcess;

/**
 * Processor time of a focus for rooms of twenty, with and without the agent in turn: for those who
 * come and agree, and for what they say of themselves after that. Arguments: numbers of rooms.
 */
public final class ManyRooms {

  private static final int PARTICIPANTS = 20;
  private static final int PRESENCES = 60;
  private static final int PAIRS = 3;

  private ManyRooms() {}

  public static void main(String[] arguments) {
    List<Integer> sizes =
        arguments.length == 0
            ? List.of(2, 5, 10)
            : IntStream.range(0, arguments.length)
                .mapToObj(i -> Integer.valueOf(arguments[i]))
                .toList();
    for (int rooms : sizes) {
      Phases without = new Phases(rooms, "without the agent");
      Phases with = new Phases(rooms, "with the agent");
      for (int pair = 0; pair < PAIRS; pair++) {
        measure(Installed.without(), rooms, without);
        measure(Installed.with(), rooms, with);
      }
      int each = rooms * PARTICIPANTS;
      compare("a participant who comes and agrees", without.coming, with.coming, each);
      compare("a presence after that", without.staying, with.staying, each * PRESENCES);
    }
    System.exit(0); // Smack's threads would linger.
  }

  /** Milliseconds of processor time. */
  private static final class Phases {
    private final Figures coming;
    private final Figures staying;

    Phases(int rooms, String agent) {
      coming = new Figures(rooms + " rooms, coming, " + agent, "ms CPU");
      staying = new Figures(rooms + " rooms, staying, " + agent, "ms CPU");
    }
  }

  private static void compare(String what, Figures without, Figures with, int each) {
    without.print();
    with.print();
    System.out.printf(
        "%s: %.3f ms and %.3f ms (%+.1f %%)%n",
        what,
        without.median() / each,
        with.median() / each,
        (with.median() / without.median() - 1) * 100);
  }

  private static void measure(Deployment deployment, int rooms, Phases phases) {
    try (deployment) {
      deployment.start();
      // What only the first meetings cost is not what many cost.
      List<Participant> first = participants(deployment, "first-", rooms);
      come(first, "first-", rooms);
      stay(first);
      List<Participant> all = participants(deployment, "participant-", rooms);
      ServerProcess focus = deployment.focus();
      long start = focus.cpu().toMillis();
      come(all, "load-", rooms);
      long between = focus.cpu().toMillis();
      stay(all);
      phases.coming.add(between - start);
      phases.staying.add(focus.cpu().toMillis() - between);
    }
  }

  private static List<Participant> participants(Deployment deployment, String prefix, int rooms) {
    List<Participant> participants = new ArrayList<>();
    for (int i = 0; i < rooms * PARTICIPANTS; i++) {
      participants.add(deployment.participant(prefix + i));
    }
    return participants;
  }

  private static void come(List<Participant> all, String prefix, int rooms) {
    for (int i = 0; i < all.size(); i++) {
      all.get(i).join(prefix + i % rooms);
    }
    all.forEach(Participant::awaitInvitation);
    all.forEach(participant -> participant.consents("conference,recording", ""));
    all.forEach(Participant::roundTripToFocus);
  }

  private static void stay(List<Participant> all) {
    for (int i = 0; i < PRESENCES; i++) {
      String hand = String.valueOf(i % 2);
      all.forEach(participant -> participant.property("raisedHand", hand));
    }
    all.forEach(Participant::roundTripToFocus);
  }
}
