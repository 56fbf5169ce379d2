package jitsiprivacy.cli.subject.place;

/**
 * Something about a person, and what becomes of it.
 *
 * @param kind what it is, for the person: names no file and nobody
 * @param item what it is, for the operator
 * @param amount how many of what {@code kind} says
 * @param fate what is to become of it, or became
 * @param why empty where that needs no reason
 */
public record Finding(String kind, String item, long amount, Fate fate, String why) {

  public Finding as(Fate other, String reason) {
    return new Finding(kind, item, amount, other, reason);
  }
}
