package jitsiprivacy.anonymizer.scan;

import java.util.Set;
import jitsiprivacy.anonymizer.secret.HostFinder;
import jitsiprivacy.anonymizer.secret.SecretFinder;
import jitsiprivacy.anonymizer.text.Kind;

/** A value behind the name of a secret, or of a host. */
final class EqualsDecision extends Decision {

  private final Engine engine;
  private final SecretFinder secrets;
  private final HostFinder names = new HostFinder();
  private final boolean hosts;

  EqualsDecision(Engine engine, SecretFinder secrets, Set<Kind> kinds) {
    this.engine = engine;
    this.secrets = secrets;
    this.hosts = kinds.contains(Kind.HOST_NAME);
  }

  @Override
  void decide(byte[] in, int equals, int behind, int ahead) {
    if (secrets.assigned(in, behind, equals, ahead)) {
      engine.beginSecret();
    } else if (hosts && names.assigned(in, behind, equals, ahead)) {
      engine.replace(Kind.HOST_NAME, names.start(), names.end());
    }
  }
}
