package jitsiprivacy.recording.policy;

import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The parts of a condition: when each holds, when one is the more general one, and how both read.
 * What a token claims is never shown.
 */
public enum Aspect {
  ROOM {
    @Override
    boolean holds(Condition condition, RecordingQuestion question) {
      return isOneOf(condition.rooms(), Optional.of(question.room()));
    }

    @Override
    boolean covers(Condition general, Condition special) {
      // Every recording is in a room, so there a star alone is any.
      return isAny(general.rooms()) || patternsCover(general.rooms(), special.rooms());
    }

    private boolean isAny(List<NamePattern> rooms) {
      return rooms.stream().anyMatch(each -> each.filledWith("").isEmpty());
    }

    @Override
    String wanted(Condition condition) {
      return patterns(condition.rooms());
    }

    @Override
    String found(RecordingQuestion question) {
      return question.room();
    }
  },

  TENANT {
    @Override
    boolean holds(Condition condition, RecordingQuestion question) {
      return isOneOf(condition.tenants(), question.tenant());
    }

    @Override
    boolean covers(Condition general, Condition special) {
      return patternsCover(general.tenants(), special.tenants());
    }

    @Override
    String wanted(Condition condition) {
      return patterns(condition.tenants());
    }

    @Override
    String found(RecordingQuestion question) {
      return question.tenant().orElse(NONE);
    }
  },

  KIND {
    @Override
    boolean holds(Condition condition, RecordingQuestion question) {
      return condition.kinds().isEmpty() || condition.kinds().contains(question.kind());
    }

    @Override
    boolean covers(Condition general, Condition special) {
      return general.kinds().size() == RecordingKind.values().length
          || setCovers(general.kinds(), special.kinds());
    }

    @Override
    String wanted(Condition condition) {
      return constants(condition.kinds());
    }

    @Override
    String found(RecordingQuestion question) {
      return word(question.kind());
    }
  },

  ROLE {
    @Override
    boolean holds(Condition condition, RecordingQuestion question) {
      return isOneOf(condition.initiator().roles(), question.initiator().role());
    }

    @Override
    boolean covers(Condition general, Condition special) {
      return setCovers(general.initiator().roles(), special.initiator().roles());
    }

    @Override
    String wanted(Condition condition) {
      return constants(condition.initiator().roles());
    }

    @Override
    String found(RecordingQuestion question) {
      return question.initiator().role().map(Aspect::word).orElse(UNKNOWN);
    }
  },

  AFFILIATION {
    @Override
    boolean holds(Condition condition, RecordingQuestion question) {
      return isOneOf(condition.initiator().affiliations(), question.initiator().affiliation());
    }

    @Override
    boolean covers(Condition general, Condition special) {
      return setCovers(general.initiator().affiliations(), special.initiator().affiliations());
    }

    @Override
    String wanted(Condition condition) {
      return constants(condition.initiator().affiliations());
    }

    @Override
    String found(RecordingQuestion question) {
      return question.initiator().affiliation().map(Aspect::word).orElse(UNKNOWN);
    }
  },

  CLAIMS {
    @Override
    boolean holds(Condition condition, RecordingQuestion question) {
      Map<String, String> claims = question.initiator().claims();
      for (Map.Entry<String, NamePattern> wanted : condition.initiator().claims().entrySet()) {
        String value = claims.get(wanted.getKey());
        if (value == null || !wanted.getValue().matches(value)) {
          return false;
        }
      }
      return true;
    }

    @Override
    boolean covers(Condition general, Condition special) {
      Map<String, NamePattern> more = special.initiator().claims();
      return general.initiator().claims().entrySet().stream()
          .allMatch(
              each ->
                  more.containsKey(each.getKey())
                      && each.getValue().covers(more.get(each.getKey())));
    }

    @Override
    String wanted(Condition condition) {
      return new TreeMap<>(condition.initiator().claims())
          .entrySet().stream()
              .map(each -> each.getKey() + " = " + each.getValue().text())
              .collect(Collectors.joining(" and "));
    }

    @Override
    String found(RecordingQuestion question) {
      return OTHERS;
    }
  },

  FEATURES {
    @Override
    boolean holds(Condition condition, RecordingQuestion question) {
      return question.initiator().features().containsAll(condition.initiator().features());
    }

    @Override
    boolean covers(Condition general, Condition special) {
      return special.initiator().features().containsAll(general.initiator().features());
    }

    @Override
    String wanted(Condition condition) {
      return condition.initiator().features().stream()
          .sorted()
          .collect(Collectors.joining(" and "));
    }

    @Override
    String found(RecordingQuestion question) {
      return OTHERS;
    }
  },

  GROUP {
    @Override
    boolean holds(Condition condition, RecordingQuestion question) {
      return isOneOf(condition.initiator().groups(), question.initiator().group());
    }

    @Override
    boolean covers(Condition general, Condition special) {
      return patternsCover(general.initiator().groups(), special.initiator().groups());
    }

    @Override
    String wanted(Condition condition) {
      return patterns(condition.initiator().groups());
    }

    @Override
    String found(RecordingQuestion question) {
      return question.initiator().group().isPresent() ? "another" : NONE;
    }
  },

  DESTINATION {
    @Override
    boolean holds(Condition condition, RecordingQuestion question) {
      return isOneOf(condition.destinations(), question.host());
    }

    @Override
    boolean covers(Condition general, Condition special) {
      return patternsCover(general.destinations(), special.destinations());
    }

    @Override
    String wanted(Condition condition) {
      return patterns(condition.destinations());
    }

    @Override
    String found(RecordingQuestion question) {
      return question.host().orElse(NONE);
    }
  },

  TIME {
    @Override
    boolean holds(Condition condition, RecordingQuestion question) {
      return condition.times().isEmpty()
          || condition.times().stream().anyMatch(window -> window.contains(question.time()));
    }

    @Override
    boolean covers(Condition general, Condition special) {
      return general.times().isEmpty()
          || (!special.times().isEmpty()
              && special.times().stream().allMatch(each -> takeAll(general.times(), each)));
    }

    /** In one zone alone: clocks of two are never put forward and back alike for certain. */
    private boolean takeAll(List<TimeWindow> general, TimeWindow special) {
      BitSet left = special.minutesOfTheWeek();
      general.stream()
          .filter(each -> each.zone().equals(special.zone()))
          .forEach(each -> left.andNot(each.minutesOfTheWeek()));
      return left.isEmpty();
    }

    @Override
    String wanted(Condition condition) {
      return condition.times().stream().map(TimeWindow::words).collect(Collectors.joining(OR));
    }

    @Override
    String found(RecordingQuestion question) {
      return question.time().toString();
    }
  },

  PARTICIPANTS {
    @Override
    boolean holds(Condition condition, RecordingQuestion question) {
      return condition.participants().contains(question.participants());
    }

    @Override
    boolean covers(Condition general, Condition special) {
      return general.participants().covers(special.participants());
    }

    @Override
    String wanted(Condition condition) {
      HeadCount wanted = condition.participants();
      return wanted.most() == HeadCount.ANY.most()
          ? wanted.least() + " or more"
          : wanted.least() + " to " + wanted.most();
    }

    @Override
    String found(RecordingQuestion question) {
      return Integer.toString(question.participants());
    }
  },

  ENCRYPTION {
    @Override
    boolean holds(Condition condition, RecordingQuestion question) {
      return condition.encrypted().isEmpty() || condition.encrypted().get() == question.encrypted();
    }

    @Override
    boolean covers(Condition general, Condition special) {
      return general.encrypted().isEmpty() || general.encrypted().equals(special.encrypted());
    }

    @Override
    String wanted(Condition condition) {
      return onOrOff(condition.encrypted().orElse(false));
    }

    @Override
    String found(RecordingQuestion question) {
      return onOrOff(question.encrypted());
    }

    private String onOrOff(boolean on) {
      return on ? "on" : "off";
    }
  };

  /** Without a copy each time. */
  static final List<Aspect> ALL = List.of(values());

  private static final String NONE = "none";
  private static final String UNKNOWN = "not known";
  private static final String OTHERS = "others";
  private static final String OR = " or ";

  abstract boolean holds(Condition condition, RecordingQuestion question);

  /** Whether it certainly holds for the general one wherever it does for the special one. */
  abstract boolean covers(Condition general, Condition special);

  /** What the condition names, in words; only where it names something. */
  abstract String wanted(Condition condition);

  abstract String found(RecordingQuestion question);

  /** In configuration, explanations and the audit trail. */
  public String id() {
    return word(this);
  }

  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static boolean isOneOf(List<NamePattern> patterns, Optional<String> name) {
    if (patterns.isEmpty() || name.isEmpty()) {
      return patterns.isEmpty();
    }
    for (NamePattern each : patterns) {
      if (each.matches(name.get())) {
        return true;
      }
    }
    return false;
  }

  private static <T> boolean isOneOf(Set<T> wanted, Optional<T> found) {
    return wanted.isEmpty() || (found.isPresent() && wanted.contains(found.get()));
  }

  private static boolean patternsCover(List<NamePattern> general, List<NamePattern> special) {
    return general.isEmpty()
        || (!special.isEmpty()
            && special.stream().allMatch(each -> general.stream().anyMatch(g -> g.covers(each))));
  }

  private static <T> boolean setCovers(Set<T> general, Set<T> special) {
    return general.isEmpty() || (!special.isEmpty() && general.containsAll(special));
  }

  private static String patterns(List<NamePattern> patterns) {
    return patterns.stream().map(NamePattern::text).collect(Collectors.joining(OR));
  }

  private static String constants(Collection<? extends Enum<?>> constants) {
    return constants.stream().sorted().map(Aspect::word).collect(Collectors.joining(OR));
  }
}
