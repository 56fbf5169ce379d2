package jitsiprivacy.retention.hold;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The rule against a plain reading of the table in docs/holds.md. */
class RuleTest {

  private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2026-11-08T00:00:00Z");
  private static final Path HELD = Path.of("/srv/recordings/kq3v7");

  private static final String ANOTHER = "0".repeat(32);
  private static final String A_ROOM = TestHolds.ROOM.pseudonym();

  /** What the table has in its columns. */
  private enum Known {
    MATCHES,
    DIFFERS,
    NOTHING
  }

  enum Room {
    UNKNOWN(Known.NOTHING, null),
    EMPTY(Known.NOTHING, ""),
    IT(Known.MATCHES, A_ROOM),
    IT_IN_THE_LEDGER(Known.MATCHES, TestHolds.ROOM.inLedger().orElseThrow()),
    OTHER(Known.DIFFERS, ANOTHER),
    IT_AND_OTHER(Known.MATCHES, ANOTHER + " " + A_ROOM),
    /** What the operator wrote is no pseudonym. */
    NAME(Known.DIFFERS, TestHolds.ROOM.name());

    private final Known known;
    private final String rooms;

    Room(Known known, String rooms) {
      this.known = known;
      this.rooms = rooms;
    }
  }

  enum Tenant {
    UNKNOWN(Known.NOTHING, null),
    IT(Known.MATCHES, "acme"),
    OTHER(Known.DIFFERS, "acme2");

    private final Known known;
    private final String tenants;

    Tenant(Known known, String tenants) {
      this.known = known;
      this.tenants = tenants;
    }
  }

  enum Subject {
    UNKNOWN(Known.NOTHING, null),
    IT(Known.MATCHES, TestHolds.SUBJECT.pseudonym()),
    OTHER(Known.DIFFERS, A_ROOM);

    private final Known known;
    private final String subjects;

    Subject(Known known, String subjects) {
      this.known = known;
      this.subjects = subjects;
    }
  }

  enum Where {
    ROW(Known.NOTHING, null),
    IT(Known.MATCHES, "/srv/recordings/kq3v7"),
    BELOW(Known.MATCHES, "/srv/recordings/kq3v7/a/room1.mp4"),
    ABOVE(Known.MATCHES, "/srv"),
    ROUNDABOUT(Known.MATCHES, "/srv/recordings/other/../kq3v7/room1.mp4"),
    BESIDE(Known.DIFFERS, "/srv/recordings/kq3v8"),
    LONGER(Known.DIFFERS, "/srv/recordings/kq3v77");

    private final Known known;
    private final String path;

    Where(Known known, String path) {
      this.known = known;
      this.path = path;
    }
  }

  enum When {
    UNKNOWN(Known.NOTHING, null, null),
    BEFORE(Known.DIFFERS, FROM.minusSeconds(9), FROM.minusNanos(1)),
    UNTIL_IT_BEGINS(Known.MATCHES, FROM.minusSeconds(9), FROM),
    WITHIN(Known.MATCHES, FROM.plusSeconds(1), FROM.plusSeconds(2)),
    AROUND(Known.MATCHES, FROM.minusSeconds(1), TO.plusSeconds(1)),
    FROM_ITS_END(Known.MATCHES, TO, TO.plusSeconds(9)),
    AFTER(Known.DIFFERS, TO.plusNanos(1), TO.plusSeconds(9)),
    ENDS_BEFORE(Known.DIFFERS, null, FROM.minusNanos(1)),
    ENDS_AFTER(Known.MATCHES, null, TO.plusSeconds(9)),
    BEGINS_BEFORE(Known.MATCHES, FROM.minusSeconds(9), null),
    BEGINS_AFTER(Known.DIFFERS, TO.plusNanos(1), null),
    CONTRADICTORY(Known.NOTHING, TO.plusSeconds(9), FROM.minusSeconds(9));

    private final Known known;
    private final Instant from;
    private final Instant until;

    When(Known known, Instant from, Instant until) {
      this.known = known;
      this.from = from;
      this.until = until;
    }
  }

  private static boolean asTheTableSays(boolean timeIsStated, boolean isStated, Known known) {
    if (!isStated) {
      return true;
    }
    return switch (known) {
      case MATCHES -> true;
      case DIFFERS -> false;
      case NOTHING -> timeIsStated;
    };
  }

  /** Words of a text; null for what is not known. */
  private static Optional<Set<String>> set(String words) {
    return Optional.ofNullable(words).map(all -> all.isEmpty() ? Set.of() : Set.of(all.split(" ")));
  }

  private static <T> List<T> one(boolean stated, T what) {
    return stated ? List.of(what) : List.of();
  }

  private record Item(Room room, Tenant tenant, Subject subject, Where where, When when) {

    /** By where they are, so that few directories are looked at. */
    static Stream<Item> all() {
      return Stream.of(Where.values())
          .flatMap(
              where ->
                  Stream.of(When.values())
                      .flatMap(
                          when ->
                              Stream.of(Room.values()).flatMap(room -> all(where, when, room))));
    }

    private static Stream<Item> all(Where where, When when, Room room) {
      return Stream.of(Tenant.values())
          .flatMap(
              tenant ->
                  Stream.of(Subject.values())
                      .map(subject -> new Item(room, tenant, subject, where, when)));
    }

    Held held() {
      return new Held(
          Optional.ofNullable(where.path).map(Path::of),
          set(room.rooms),
          set(tenant.tenants),
          set(subject.subjects),
          Optional.ofNullable(when.from),
          Optional.ofNullable(when.until));
    }
  }

  @Property(generation = GenerationMode.EXHAUSTIVE)
  void whatTheTableSays(
      @ForAll boolean room,
      @ForAll boolean tenant,
      @ForAll boolean subject,
      @ForAll boolean file,
      @ForAll boolean time) {
    Assume.that(room || tenant || subject || file || time);
    Rule rule =
        new Rule(
            new Criteria(
                one(room, TestHolds.ROOM),
                one(tenant, "Acme"),
                one(subject, TestHolds.SUBJECT),
                one(file, HELD),
                time ? Optional.of(new TimeRange(FROM, TO)) : Optional.empty()));
    Directories directories = new Directories();
    List<Item> others =
        Item.all()
            .filter(
                item ->
                    rule.holds(item.held(), directories)
                        != (asTheTableSays(time, room, item.room.known)
                            && asTheTableSays(time, tenant, item.tenant.known)
                            && asTheTableSays(time, subject, item.subject.known)
                            && asTheTableSays(time, file, item.where.known)
                            && asTheTableSays(time, time, item.when.known)))
            .toList();
    assertThat(others).isEmpty();
  }

  @Property
  void timesOverlapWhenThereIsOneThatIsOfBoth(
      @ForAll @IntRange(max = 9) int from,
      @ForAll @IntRange(max = 9) int length,
      @ForAll @IntRange(max = 20) int begins,
      @ForAll @IntRange(max = 20) int lasts) {
    TimeRange range = new TimeRange(at(from), at(from + length));
    boolean oneIsOfBoth =
        Stream.iterate(0, second -> second <= 50, second -> second + 1)
            .anyMatch(
                second ->
                    second >= from
                        && second <= from + length
                        && second >= begins
                        && second <= begins + lasts);
    assertThat(range.mayOverlap(Optional.of(at(begins)), Optional.of(at(begins + lasts))))
        .isEqualTo(oneIsOfBoth);
  }

  private static Instant at(int second) {
    return FROM.plusSeconds(second);
  }

  @Property(generation = GenerationMode.EXHAUSTIVE)
  void pathsAreComparedByNames(
      @ForAll @IntRange(max = 2) int deepHeld,
      @ForAll @IntRange(max = 2) int deep,
      @ForAll @IntRange(max = 7) int namesHeld,
      @ForAll @IntRange(max = 7) int names) {
    BiPredicate<List<String>, List<String>> begins =
        (all, first) -> all.size() >= first.size() && all.subList(0, first.size()).equals(first);
    List<String> held = names(deepHeld, namesHeld);
    List<String> item = names(deep, names);
    assertThat(new Place(path(held), path(held)).isTouchedBy(path(item)))
        .isEqualTo(begins.test(held, item) || begins.test(item, held));
  }

  private static List<String> names(int deep, int bits) {
    return Stream.iterate(0, level -> level <= deep, level -> level + 1)
        .map(level -> (bits >> level & 1) == 0 ? "a" : "aa")
        .toList();
  }

  private static Path path(List<String> names) {
    return Path.of("/" + String.join("/", names));
  }
}
