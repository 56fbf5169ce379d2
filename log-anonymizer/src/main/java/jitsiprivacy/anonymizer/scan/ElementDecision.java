package jitsiprivacy.anonymizer.scan;

import jitsiprivacy.anonymizer.secret.SecretFinder;

/** The text of an element that holds a secret or a name. */
record ElementDecision(Engine engine, SecretFinder secrets) implements Decision {

  @Override
  public void decide(byte[] in, int open, int behind, int ahead) {
    if (secrets.element(in, behind, open, ahead)) {
      engine.beginSecret();
    }
  }
}
