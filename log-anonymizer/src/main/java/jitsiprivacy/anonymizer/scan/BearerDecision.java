package jitsiprivacy.anonymizer.scan;

import jitsiprivacy.anonymizer.secret.SecretFinder;

/** A bearer token behind its scheme. */
final class BearerDecision extends Decision {

  private final Engine engine;
  private final SecretFinder secrets;

  BearerDecision(Engine engine, SecretFinder secrets) {
    this.engine = engine;
    this.secrets = secrets;
  }

  @Override
  void decide(byte[] in, int bee, int behind, int ahead) {
    if (secrets.bearer(in, behind, bee, ahead)) {
      engine.beginSecret();
    }
  }
}
