package jitsiprivacy.audit.anchor.witness;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jitsiprivacy.audit.anchor.http.BoundedHttp;
import jitsiprivacy.audit.anchor.http.HttpReply;
import jitsiprivacy.audit.anchor.store.AnchorStore;
import jitsiprivacy.audit.merkle.Proofs;
import jitsiprivacy.audit.merkle.TreeHasher;
import jitsiprivacy.audit.note.Checkpoint;
import jitsiprivacy.audit.note.Cosignature;
import jitsiprivacy.audit.note.NoteException;
import jitsiprivacy.audit.note.SignedNote;
import jitsiprivacy.audit.note.VerifierKey;
import jitsiprivacy.audit.tile.TileReader;

/** Asks witnesses to cosign a log (C2SP tlog-witness), all at the same time. */
public final class WitnessClient {

  /** Another process may ask the same witness in between. */
  private static final int TRIES = 4;

  /** Of HTTP: not shown to continue what it cosigned. */
  private static final int NOT_CONTINUED = 422;

  private static final int LONGEST_ANSWER = 1 << 16;
  private static final Duration AHEAD = Duration.ofMinutes(5);

  private final BoundedHttp http;
  private final Clock clock;

  /**
   * @param timeout for one exchange; there are at most four with each witness
   */
  public WitnessClient(Duration timeout, Clock clock) {
    this.http = new BoundedHttp(timeout, LONGEST_ANSWER);
    this.clock = clock;
  }

  /**
   * Has the newest checkpoint cosigned, by those who did not do so before. One witness that is
   * slow, dead or hostile takes nothing from the others.
   *
   * @param log the directory of the log
   * @param key of the log
   * @param store keeps what the witnesses say
   * @return of each witness, in that order
   * @throws IOException when the log cannot be read
   */
  public List<WitnessOutcome> cosign(
      Path log, VerifierKey key, List<WitnessEndpoint> witnesses, AnchorStore store)
      throws IOException {
    SignedNote note = newest(log, key);
    ExecutorService threads =
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, "witness client");
              thread.setDaemon(true);
              return thread;
            });
    try {
      List<Future<WitnessOutcome>> asked = new ArrayList<>();
      for (WitnessEndpoint each : witnesses) {
        asked.add(threads.submit(() -> ask(log, key, note, each, store)));
      }
      List<WitnessOutcome> outcomes = new ArrayList<>();
      for (Future<WitnessOutcome> each : asked) {
        outcomes.add(each.get());
      }
      return outcomes;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private static SignedNote newest(Path log, VerifierKey key) throws IOException {
    try {
      SignedNote note = SignedNote.parse(Files.readAllBytes(log.resolve("checkpoint")));
      Checkpoint.open(note, key);
      return note;
    } catch (NoteException e) {
      throw new IOException("the checkpoint of " + log + ": " + e.getMessage());
    }
  }

  private WitnessOutcome ask(
      Path log, VerifierKey key, SignedNote note, WitnessEndpoint witness, AnchorStore store) {
    try {
      Optional<Cosignature> known = known(note, witness, store);
      if (known.isPresent()) {
        return new WitnessOutcome(witness, known, "", false);
      }
      SignedNote cosigned = ask(log, key, note, witness);
      Cosignature cosignature =
          Cosignature.find(cosigned, witness.key())
              .orElseThrow(() -> new NoteException("it answered without its cosignature"));
      if (cosignature.time().isAfter(clock.instant().plus(AHEAD))) {
        throw new NoteException("its clock is ahead: " + cosignature.time());
      }
      store.add(note);
      store.addCosignature(
          note.with(cosigned.signedBy(List.of(witness.key())).signatures()), witness.key());
      return new WitnessOutcome(witness, Optional.of(cosignature), "", false);
    } catch (RewrittenException e) {
      return new WitnessOutcome(witness, Optional.empty(), e.getMessage(), true);
    } catch (IOException | NoteException | RuntimeException e) {
      return new WitnessOutcome(
          witness, Optional.empty(), e.getMessage() == null ? e.toString() : e.getMessage(), false);
    }
  }

  private static Optional<Cosignature> known(
      SignedNote note, WitnessEndpoint witness, AnchorStore store) throws IOException {
    Optional<SignedNote> kept = store.cosigned(note, witness.key());
    try {
      return kept.isPresent() && kept.get().text().equals(note.text())
          ? Cosignature.find(kept.get(), witness.key())
          : Optional.empty();
    } catch (NoteException e) {
      return Optional.empty();
    }
  }

  /** The witness knows best what it saw last, so it is asked as if that were nothing. */
  private SignedNote ask(Path log, VerifierKey key, SignedNote note, WitnessEndpoint witness)
      throws IOException, NoteException {
    Checkpoint checkpoint = Checkpoint.parse(note.text());
    long old = 0;
    for (int i = 0; i < TRIES; i++) {
      AddRequest request =
          new AddRequest(old, proof(log, old, checkpoint.size()), note, checkpoint);
      HttpReply reply =
          http.post(witness.addCheckpoint(), "text/plain; charset=utf-8", request.bytes());
      String body = new String(reply.body(), StandardCharsets.UTF_8);
      if (reply.status() == 200) {
        return SignedNote.parse((note.text() + "\n" + body).getBytes(StandardCharsets.UTF_8));
      }
      if (reply.status() == NOT_CONTINUED) {
        throw new RewrittenException("it answered with status 422" + said(body));
      }
      if (reply.status() != 409 || !reply.isOf(WitnessAnswer.SIZE_TYPE)) {
        throw new IOException("it answered with status " + reply.status() + said(body));
      }
      old = TreeSize.parse(body.endsWith("\n") ? body.substring(0, body.length() - 1) : body);
      if (old > checkpoint.size()) {
        throw ahead(log, key, old);
      }
    }
    throw new IOException("it always says that it saw something else last");
  }

  /** The log may have grown, and another process may have shown it to the witness. */
  private static IOException ahead(Path log, VerifierKey key, long seen)
      throws IOException, NoteException {
    long size = Checkpoint.parse(newest(log, key).text()).size();
    return size >= seen
        ? new IOException("it has cosigned a newer checkpoint meanwhile")
        : new RewrittenException(
            "it has seen "
                + seen
                + " entries, the log has only "
                + size
                + ": the log was set back");
  }

  /** What a witness saw before is not in the log any more. */
  private static final class RewrittenException extends IOException {

    private static final long serialVersionUID = 1;

    RewrittenException(String message) {
      super(message);
    }
  }

  private static List<byte[]> proof(Path log, long old, long size) throws IOException {
    TreeHasher hasher = new TreeHasher();
    return new Proofs<>(hasher, new TileReader(log, size, hasher)).consistency(old, size);
  }

  /** Their first words, without what might disturb a terminal. */
  private static String said(String body) {
    String words = body.replaceAll("[^ -~]+", " ").strip();
    return words.isEmpty() ? "" : ": " + words.substring(0, Math.min(words.length(), 120));
  }
}
