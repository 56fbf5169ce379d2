package jitsiprivacy.audit.anchor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongConsumer;
import jitsiprivacy.audit.anchor.store.AnchorStore;
import jitsiprivacy.audit.anchor.store.StoredCheckpoint;
import jitsiprivacy.audit.anchor.timestamp.TimeStamp;
import jitsiprivacy.audit.anchor.timestamp.TimeStampException;
import jitsiprivacy.audit.log.LogVerifier;
import jitsiprivacy.audit.merkle.Proofs;
import jitsiprivacy.audit.merkle.TreeHasher;
import jitsiprivacy.audit.note.Checkpoint;
import jitsiprivacy.audit.note.Cosignature;
import jitsiprivacy.audit.note.NoteException;
import jitsiprivacy.audit.note.SignedNote;
import jitsiprivacy.audit.note.VerifierKey;
import jitsiprivacy.audit.tile.TileReader;

/**
 * Verifies a log together with its anchors, offline.
 *
 * <p>Nothing counts because it lies beside the log. An anchor is a checkpoint that the log's key
 * signed <i>and</i> that somebody trusted vouches for. A contradiction needs the log's signature
 * only: a log never signs two histories.
 */
public final class Anchors {

  /** What clocks may differ by. */
  private static final Duration AHEAD = Duration.ofMinutes(5);

  private final Path log;
  private final VerifierKey key;
  private final AnchorTrust trust;

  /**
   * @param log its directory
   * @param key of the log
   */
  public Anchors(Path log, VerifierKey key, AnchorTrust trust) {
    if (trust.witnesses().witnesses().stream().anyMatch(key::hasKeyOf)) {
      throw new IllegalArgumentException("a log is not its own witness: " + key);
    }
    this.log = log;
    this.key = key;
    this.trust = trust;
  }

  /**
   * Reads all of the log and of its anchors.
   *
   * @param now what claims to be later does not count
   * @param progress told how many entries were checked, again and again
   * @throws jitsiprivacy.audit.tile.DamagedLogException when the log itself is not sound; a log
   *     that is sound and contradicts an anchor is reported instead
   */
  public AnchorReport verify(Instant now, LongConsumer progress) throws IOException {
    return judge(new LogVerifier(log, key).verify(List.of(), progress), now);
  }

  /**
   * Reads its anchors only.
   *
   * @param verified what was found just now to be signed for the log, and true
   * @param now what claims to be later does not count
   */
  public AnchorReport judge(Checkpoint verified, Instant now) throws IOException {
    Found found = new Found(now);
    found.readStore();
    trust.kept().forEach(found::kept);
    return judge(verified, found);
  }

  /**
   * Every hash in the tiles was compared with the entries just now, so that the root of any smaller
   * tree is what the tiles say: {@link LogVerifier} would find the same with these as the known
   * ones, and look at each of them again for every entry.
   */
  private AnchorReport judge(Checkpoint checkpoint, Found found) throws IOException {
    TreeHasher hasher = new TreeHasher();
    Proofs<IOException> tree = new Proofs<>(hasher, new TileReader(log, checkpoint.size(), hasher));
    List<Anchor> anchors = new ArrayList<>();
    List<Contradiction> contradictions = new ArrayList<>();
    for (Map.Entry<Checkpoint, List<Anchor>> each : found.anchors.entrySet()) {
      Checkpoint earlier = each.getKey();
      if (earlier.size() > checkpoint.size()) {
        String what =
            "there were " + earlier.size() + " entries, now there are " + checkpoint.size();
        contradictions.add(new Contradiction(earlier, each.getValue(), what));
      } else if (!Arrays.equals(earlier.root(), tree.root(earlier.size()))) {
        String what = "the first " + earlier.size() + " entries were others";
        contradictions.add(new Contradiction(earlier, each.getValue(), what));
      } else if (earlier.size() > 0) {
        anchors.addAll(each.getValue());
      }
    }
    return new AnchorReport(checkpoint, anchors, contradictions, found.notCounted);
  }

  /** What there is of checkpoints that the log signed, and who vouches for them. */
  private final class Found {

    private final Instant now;
    private final Map<Checkpoint, List<Anchor>> anchors = new LinkedHashMap<>();
    private final List<String> notCounted = new ArrayList<>();

    Found(Instant now) {
      this.now = now;
    }

    void readStore() throws IOException {
      try (AnchorStore store = new AnchorStore(log)) {
        store.forEach(each -> stored(store, each), notCounted::add);
      }
    }

    private Optional<Checkpoint> signed(SignedNote note, Object where) {
      try {
        Checkpoint checkpoint = Checkpoint.open(note, key);
        anchors.computeIfAbsent(checkpoint, any -> new ArrayList<>());
        return Optional.of(checkpoint);
      } catch (NoteException e) {
        notCounted.add(where + ": " + e.getMessage());
        return Optional.empty();
      }
    }

    void kept(KeptCheckpoint each) {
      Optional<Checkpoint> checkpoint = signed(each.note(), each.where());
      if (checkpoint.isPresent()) {
        witnesses(checkpoint.get(), List.of(each.note()), each.where());
        if (isPast(each.since(), each.where())) {
          add(new Anchor(checkpoint.get(), Anchor.Kind.KEPT, each.since(), List.of(each.where())));
        }
      }
    }

    private void stored(AnchorStore store, StoredCheckpoint each) {
      Path where = log.relativize(each.directory());
      Optional<Checkpoint> checkpoint = signed(each.note(), where);
      if (checkpoint.isPresent()) {
        List<SignedNote> notes = new ArrayList<>(each.cosigned());
        notes.add(each.note());
        witnesses(checkpoint.get(), notes, where);
        for (Path file : each.timeStamps()) {
          timeStamp(checkpoint.get(), store, each, file);
        }
      }
    }

    /**
     * @param notes of one text; a false cosignature in one takes nothing from the others
     */
    private void witnesses(Checkpoint checkpoint, List<SignedNote> notes, Object where) {
      Map<VerifierKey, Instant> cosigned = new HashMap<>();
      for (VerifierKey witness : trust.witnesses().witnesses()) {
        for (SignedNote note : notes) {
          try {
            Cosignature.find(note, witness)
                .map(Cosignature::time)
                .filter(time -> isPast(time, where))
                .ifPresent(time -> cosigned.merge(witness, time, Anchors::older));
          } catch (NoteException e) {
            notCounted.add(where + ": " + e.getMessage());
          }
        }
      }
      Optional<Instant> since = trust.witnesses().quorum().since(cosigned);
      if (since.isPresent()) {
        List<String> names = cosigned.keySet().stream().map(VerifierKey::name).sorted().toList();
        add(new Anchor(checkpoint, Anchor.Kind.WITNESSES, since.get(), names));
      } else if (!cosigned.isEmpty()) {
        notCounted.add(where + ": cosigned by too few, " + cosigned.size());
      }
    }

    private void timeStamp(
        Checkpoint checkpoint, AnchorStore store, StoredCheckpoint stored, Path file) {
      Path where = log.relativize(file);
      if (trust.authorities().isEmpty()) {
        notCounted.add(where + ": no authority is trusted");
        return;
      }
      byte[] text = stored.note().text().getBytes(StandardCharsets.UTF_8);
      try {
        TimeStamp stamp = trust.authorities().get().verify(store.timeStamp(file), text);
        if (isPast(stamp.time(), where)) {
          add(
              new Anchor(
                  checkpoint, Anchor.Kind.TIME_STAMP, stamp.time(), List.of(stamp.authority())));
        }
      } catch (TimeStampException | IOException e) {
        notCounted.add(where + ": " + e.getMessage());
      }
    }

    private boolean isPast(Instant time, Object where) {
      if (time.isAfter(now.plus(AHEAD))) {
        notCounted.add(where + ": of the future, " + time);
        return false;
      }
      return true;
    }

    private void add(Anchor anchor) {
      anchors.get(anchor.checkpoint()).add(anchor);
    }
  }

  private static Instant older(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
