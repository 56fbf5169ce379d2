package jitsiprivacy.audit.anchor.witness;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jitsiprivacy.audit.note.NoteException;
import jitsiprivacy.audit.note.SignatureType;
import jitsiprivacy.audit.note.VerifierKey;

/**
 * Which witnesses are trusted, and how many of them it takes (C2SP tlog-policy).
 *
 * @param logs keys of logs; may be empty
 * @param witnesses all that are named, each with a key of its own
 * @param endpoints of those whose URL is named
 * @param quorum what it takes
 */
public record WitnessPolicy(
    List<VerifierKey> logs,
    List<VerifierKey> witnesses,
    List<WitnessEndpoint> endpoints,
    Quorum quorum) {

  public WitnessPolicy {
    logs = List.copyOf(logs);
    witnesses = List.copyOf(witnesses);
    endpoints = List.copyOf(endpoints);
    for (int i = 0; i < witnesses.size(); i++) {
      VerifierKey each = witnesses.get(i);
      if (each.type() != SignatureType.COSIGNATURE) {
        throw new IllegalArgumentException(each + " is not the key of a witness");
      }
      if (witnesses.subList(0, i).stream().anyMatch(each::hasKeyOf)) {
        throw new IllegalArgumentException(each + " is the key of another witness, too");
      }
    }
  }

  /** Whether enough witnesses cosigned, and since when. */
  @FunctionalInterface
  public interface Quorum {

    /**
     * @param cosigned when each witness did that did
     * @return when it was enough; nothing when it is not
     */
    Optional<Instant> since(Map<VerifierKey, Instant> cosigned);

    /** No cosignatures, however many, say anything. */
    static Quorum none() {
      return cosigned -> Optional.empty();
    }

    static Quorum of(VerifierKey witness) {
      return cosigned -> Optional.ofNullable(cosigned.get(witness));
    }

    /**
     * The time of the last one that it took: if any of these is honest, it was so then.
     *
     * @param needed 1 to as many as there are
     */
    static Quorum of(int needed, List<Quorum> members) {
      if (needed < 1 || needed > members.size()) {
        throw new IllegalArgumentException(needed + " of " + members.size());
      }
      List<Quorum> all = List.copyOf(members);
      return cosigned ->
          all.stream()
              .map(each -> each.since(cosigned).orElse(null))
              .filter(Objects::nonNull)
              .sorted()
              .skip(needed - 1L)
              .findFirst();
    }
  }

  /** Trusts nobody. */
  public static WitnessPolicy none() {
    return new WitnessPolicy(List.of(), List.of(), List.of(), Quorum.none());
  }

  /** So many of these. */
  public static WitnessPolicy of(int needed, List<VerifierKey> witnesses) {
    return new WitnessPolicy(
        List.of(),
        witnesses,
        List.of(),
        Quorum.of(needed, witnesses.stream().map(Quorum::of).toList()));
  }

  /**
   * Reads a policy file.
   *
   * @throws NoteException with the line that is wrong
   */
  public static WitnessPolicy parse(String text) throws NoteException {
    return new PolicyReader().read(text);
  }
}
