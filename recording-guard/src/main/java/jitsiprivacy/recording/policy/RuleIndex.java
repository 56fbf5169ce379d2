package jitsiprivacy.recording.policy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Narrows many rules down to the few that may match, by all but times and numbers of participants;
 * a bit for each rule. Those that are left have to be asked.
 */
final class RuleIndex {

  private final List<Condition> conditions;
  private final List<Column> columns = new ArrayList<>();

  /** One thing that rules look at. */
  private interface Column {
    /** Takes out rules that cannot match. */
    void narrow(RecordingQuestion question, BitSet left);
  }

  RuleIndex(List<Condition> conditions) {
    this.conditions = List.copyOf(conditions);
    patterns(Condition::rooms, question -> Optional.of(question.room()));
    patterns(Condition::tenants, RecordingQuestion::tenant);
    patterns(Condition::destinations, RecordingQuestion::host);
    patterns(each -> each.initiator().groups(), question -> question.initiator().group());
    for (String claim : all(each -> each.initiator().claims().keySet().stream())) {
      patterns(
          each -> Stream.ofNullable(each.initiator().claims().get(claim)).toList(),
          question -> Optional.ofNullable(question.initiator().claims().get(claim)));
    }
    constants(Condition::kinds, question -> Optional.of(question.kind()));
    constants(
        each -> each.encrypted().stream().collect(Collectors.toSet()),
        question -> Optional.of(question.encrypted()));
    constants(each -> each.initiator().roles(), question -> question.initiator().role());
    constants(
        each -> each.initiator().affiliations(), question -> question.initiator().affiliation());
    for (String feature : all(each -> each.initiator().features().stream())) {
      BitSet needing = rules(each -> each.initiator().features().contains(feature));
      columns.add(
          (question, left) -> {
            if (!question.initiator().features().contains(feature)) {
              left.andNot(needing);
            }
          });
    }
  }

  /**
   * The first rule that matches.
   *
   * @return its position; negative when there is none
   */
  int first(RecordingQuestion question) {
    BitSet left = candidates(question);
    for (int rule = left.nextSetBit(0); rule >= 0; rule = left.nextSetBit(rule + 1)) {
      if (conditions.get(rule).holds(question)) {
        return rule;
      }
    }
    return -1;
  }

  /** Rules that may match; all that do are among them. */
  BitSet candidates(RecordingQuestion question) {
    BitSet left = new BitSet(conditions.size());
    left.set(0, conditions.size());
    for (Column column : columns) {
      column.narrow(question, left);
    }
    return left;
  }

  private void patterns(
      Function<Condition, List<NamePattern>> wanted,
      Function<RecordingQuestion, Optional<String>> found) {
    BitSet any = rules(each -> wanted.apply(each).isEmpty());
    if (any.cardinality() == conditions.size()) {
      return;
    }
    PatternTable table = new PatternTable(conditions.stream().map(wanted).toList());
    columns.add(
        (question, left) -> {
          BitSet matching = (BitSet) any.clone();
          found.apply(question).ifPresent(name -> table.find(name, matching));
          left.and(matching);
        });
  }

  private <T> void constants(
      Function<Condition, Set<T>> wanted, Function<RecordingQuestion, Optional<T>> found) {
    BitSet any = rules(each -> wanted.apply(each).isEmpty());
    if (any.cardinality() == conditions.size()) {
      return;
    }
    Map<T, BitSet> matching = new HashMap<>();
    for (T constant : all(each -> wanted.apply(each).stream())) {
      BitSet rules = rules(each -> wanted.apply(each).contains(constant));
      rules.or(any);
      matching.put(constant, rules);
    }
    columns.add((question, left) -> left.and(found.apply(question).map(matching::get).orElse(any)));
  }

  private <T> Set<T> all(Function<Condition, Stream<T>> named) {
    return conditions.stream().flatMap(named).collect(Collectors.toSet());
  }

  private BitSet rules(Predicate<Condition> which) {
    BitSet rules = new BitSet(conditions.size());
    for (int rule = 0; rule < conditions.size(); rule++) {
      rules.set(rule, which.test(conditions.get(rule)));
    }
    return rules;
  }
}
