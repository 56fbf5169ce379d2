package jitsiprivacy.audit.anchor.witness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jitsiprivacy.audit.note.SignerKey;
import jitsiprivacy.audit.note.VerifierKey;

/** Another process with the same witness. Arguments: its state, its key, a log's key, requests. */
final class WitnessProcess {

  private WitnessProcess() {}

  public static void main(String[] arguments) throws Exception {
    List<String> key = Files.readAllLines(Path.of(arguments[1]));
    SignerKey signer = SignerKey.parse(key.get(0), VerifierKey.parse(key.get(1)));
    List<byte[]> steps = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of(arguments[3])).sorted()) {
      for (Path file : files.toList()) {
        steps.add(Files.readAllBytes(file));
      }
    }
    try (Witness witness =
        new Witness(
            Path.of(arguments[0]),
            signer,
            WitnessedLogs.of(List.of(VerifierKey.parse(arguments[2]))),
            Clock.systemUTC())) {
      System.out.println("ready");
      System.in.readAllBytes(); // Until the other one is, too.
      run(witness, steps).forEach(System.out::println);
    }
  }

  /** Which of them were cosigned: each is tried until somebody got it. */
  static List<Integer> run(Witness witness, List<byte[]> steps) throws IOException {
    List<Integer> cosigned = new ArrayList<>();
    for (int step = 0; step < steps.size(); step++) {
      WitnessAnswer answer = witness.add(steps.get(step));
      if (answer.status() == 200) {
        cosigned.add(step);
      } else if (answer.status() != 409) {
        throw new IOException("step " + step + ": " + answer);
      }
    }
    return cosigned;
  }
}
