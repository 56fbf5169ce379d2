package jitsiprivacy.anonymizer.scan;

import jitsiprivacy.anonymizer.secret.SecretFinder;

/** The text of an element that holds a secret or a name. */
final class ElementDecision extends Decision {

  private final Engine engine;
  private final SecretFinder secrets;

  ElementDecision(Engine engine, SecretFinder secrets) {
    this.engine = engine;
    this.secrets = secrets;
  }

  @Override
  void decide(byte[] in, int open, int behind, int ahead) {
    if (secrets.element(in, behind, open, ahead)) {
      engine.beginSecret();
    }
  }
}
