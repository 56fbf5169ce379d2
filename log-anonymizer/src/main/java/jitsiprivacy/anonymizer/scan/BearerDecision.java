package jitsiprivacy.anonymizer.scan;

import jitsiprivacy.anonymizer.secret.SecretFinder;

/** A bearer token behind its scheme. */
record BearerDecision(Engine engine, SecretFinder secrets) implements Decision {

  @Override
  public void decide(byte[] in, int bee, int behind, int ahead) {
    if (secrets.bearer(in, behind, bee, ahead)) {
      engine.beginSecret();
    }
  }
}
