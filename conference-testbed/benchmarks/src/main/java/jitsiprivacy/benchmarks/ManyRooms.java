package jitsiprivacy.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import jitsiprivacy.testbed.Deployment;
import jitsiprivacy.testbed.Participant;

/**
 * Processor time of a focus for rooms of twenty who come, agree, speak up and go, with and without
 * the agent in turn. Arguments: numbers of rooms.
 */
public final class ManyRooms {

  private static final int PARTICIPANTS = 20;
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
      Figures without = new Figures(rooms + " rooms, focus without the agent", "s CPU");
      Figures with = new Figures(rooms + " rooms, focus with the agent", "s CPU");
      for (int pair = 0; pair < PAIRS; pair++) {
        without.add(seconds(Installed.without(), rooms));
        with.add(seconds(Installed.with(), rooms));
      }
      without.print();
      with.print();
      System.out.printf(
          "%d rooms: %.1f ms a participant added%n",
          rooms, (with.median() - without.median()) * 1000 / rooms / PARTICIPANTS);
    }
    System.exit(0); // Smack's threads would linger.
  }

  private static double seconds(Deployment deployment, int rooms) {
    try (deployment) {
      deployment.start();
      List<Participant> all = new ArrayList<>();
      for (int i = 0; i < rooms * PARTICIPANTS; i++) {
        all.add(deployment.participant("participant-" + i));
      }
      long before = deployment.focus().cpu().toMillis();
      for (int i = 0; i < all.size(); i++) {
        all.get(i).join("load-" + i % rooms);
      }
      all.forEach(Participant::awaitInvitation);
      all.forEach(participant -> participant.consents("conference,recording", ""));
      for (String hand : List.of("1", "0", "1", "0")) {
        all.forEach(participant -> participant.property("raisedHand", hand));
      }
      all.forEach(Participant::roundTripToFocus);
      long after = deployment.focus().cpu().toMillis();
      return (after - before) / 1000.0;
    }
  }
}
