package jitsiprivacy.anonymizer.scan;

import jitsiprivacy.anonymizer.secret.SecretFinder;

/** A JSON web token. */
final class JwtDecision extends Decision {

  private final Engine engine;
  private final SecretFinder secrets;

  JwtDecision(Engine engine, SecretFinder secrets) {
    this.engine = engine;
    this.secrets = secrets;
  }

  @Override
  void decide(byte[] in, int wye, int behind, int ahead) {
    if (secrets.jwt(in, behind, engine.floor(), wye - 1, ahead)) {
      engine.beginSecret();
    }
  }
}
