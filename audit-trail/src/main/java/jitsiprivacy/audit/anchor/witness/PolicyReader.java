package jitsiprivacy.audit.anchor.witness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import jitsiprivacy.audit.anchor.witness.WitnessPolicy.Quorum;
import jitsiprivacy.audit.note.NoteException;
import jitsiprivacy.audit.note.SignatureType;
import jitsiprivacy.audit.note.VerifierKey;

/** Reads C2SP tlog-policy, one text each. */
final class PolicyReader {

  private static final String NONE = "none";
  private static final Pattern SPACE = Pattern.compile("[ \t]+");
  private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,5}");

  private final List<VerifierKey> logs = new ArrayList<>();
  private final List<VerifierKey> witnesses = new ArrayList<>();
  private final List<WitnessEndpoint> endpoints = new ArrayList<>();
  private final Map<String, Quorum> named = new HashMap<>();
  private final Set<String> members = new HashSet<>();
  private Quorum quorum;

  WitnessPolicy read(String text) throws NoteException {
    int number = 0;
    for (String line : text.split("\n", -1)) {
      number++;
      List<String> words =
          Arrays.stream(SPACE.split(line)).filter(word -> !word.isEmpty()).toList();
      try {
        if (line.chars().anyMatch(c -> c < ' ' && c != '\t')) {
          throw new NoteException("a control character");
        }
        if (!words.isEmpty() && !words.get(0).startsWith("#")) {
          read(words);
        }
      } catch (NoteException e) {
        throw new NoteException("line " + number + " of the policy: " + e.getMessage());
      }
    }
    if (quorum == null) {
      throw new NoteException("the policy has no quorum");
    }
    return new WitnessPolicy(logs, witnesses, endpoints, quorum);
  }

  private void read(List<String> words) throws NoteException {
    switch (words.get(0)) {
      case "log" -> log(words);
      case "witness" -> witness(words);
      case "group" -> group(words);
      case "quorum" -> quorum(words);
      default -> throw new NoteException("log, witness, group or quorum is expected");
    }
  }

  private static void require(boolean right, String form) throws NoteException {
    if (!right) {
      throw new NoteException("\"" + form + "\" is expected");
    }
  }

  private void log(List<String> words) throws NoteException {
    require(words.size() == 2 || words.size() == 3, "log VKEY [URL]");
    VerifierKey key = VerifierKey.parse(words.get(1));
    if (key.type() != SignatureType.ED25519 || logs.stream().anyMatch(key::hasKeyOf)) {
      throw new NoteException("not the key of a log, or named twice");
    }
    logs.add(key);
  }

  private void witness(List<String> words) throws NoteException {
    require(words.size() == 3 || words.size() == 4, "witness NAME VKEY [URL]");
    VerifierKey key = VerifierKey.parse(words.get(2));
    if (key.type() != SignatureType.COSIGNATURE || witnesses.stream().anyMatch(key::hasKeyOf)) {
      throw new NoteException("not the key of a witness, or named twice");
    }
    if (words.size() == 4) {
      endpoints.add(WitnessEndpoint.parse(words.get(2), words.get(3)));
    }
    witnesses.add(key);
    name(words.get(1), Quorum.of(key));
  }

  private void group(List<String> words) throws NoteException {
    require(words.size() >= 4, "group NAME all|any|NUMBER NAME...");
    List<Quorum> of = new ArrayList<>();
    for (String member : words.subList(3, words.size())) {
      of.add(known(member));
      if (!members.add(member)) {
        throw new NoteException(member + " is a member twice");
      }
    }
    int needed =
        switch (words.get(2)) {
          case "all" -> of.size();
          case "any" -> 1;
          default -> NUMBER.matcher(words.get(2)).matches() ? Integer.parseInt(words.get(2)) : 0;
        };
    require(needed >= 1 && needed <= of.size(), "group NAME all|any|NUMBER NAME...");
    name(words.get(1), Quorum.of(needed, of));
  }

  private void quorum(List<String> words) throws NoteException {
    require(words.size() == 2 && quorum == null, "quorum NAME, once");
    quorum = words.get(1).equals(NONE) ? Quorum.none() : known(words.get(1));
  }

  private Quorum known(String name) throws NoteException {
    Quorum one = named.get(name);
    if (one == null) {
      throw new NoteException(name + " is not named before");
    }
    return one;
  }

  private void name(String name, Quorum one) throws NoteException {
    if (name.equals(NONE) || named.putIfAbsent(name, one) != null) {
      throw new NoteException(name + " is named twice");
    }
  }
}
