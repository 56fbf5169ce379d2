package jitsiprivacy.anonymizer.scan;

import jitsiprivacy.anonymizer.secret.SecretFinder;

/** A JSON web token. */
record JwtDecision(Engine engine, SecretFinder secrets) implements Decision {

  @Override
  public void decide(byte[] in, int jay, int behind, int ahead) {
    if (secrets.jwt(in, behind, engine.floor(), jay, ahead)) {
      engine.beginSecret();
    }
  }
}
