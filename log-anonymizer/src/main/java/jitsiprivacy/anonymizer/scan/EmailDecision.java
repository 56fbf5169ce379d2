package jitsiprivacy.anonymizer.scan;

import java.util.Set;
import jitsiprivacy.anonymizer.secret.EmailFinder;
import jitsiprivacy.anonymizer.text.Kind;

/** An e-mail address. */
final class EmailDecision extends Decision {

  private final Engine engine;
  private final EmailFinder mails = new EmailFinder();
  private final boolean emails;

  EmailDecision(Engine engine, Set<Kind> kinds) {
    this.engine = engine;
    this.emails = kinds.contains(Kind.EMAIL);
  }

  @Override
  void decide(byte[] in, int sign, int behind, int ahead) {
    if (emails && mails.find(in, behind, engine.floor(), sign, ahead)) {
      engine.replace(Kind.EMAIL, mails.start(), mails.end());
    }
  }
}
