package jitsiprivacy.logs;

import java.io.IOException;
import jitsiprivacy.anonymizer.keys.KeyListener;
import jitsiprivacy.spi.GuardHealth;

/** Tells the operator how the keys of pseudonyms are doing. */
record KeyAlerts(GuardHealth health) implements KeyListener {

  @Override
  public void failed(Trouble trouble, IOException cause) {
    health.alert(id(trouble), text(trouble) + ": " + cause, cause);
  }

  @Override
  public void recovered(Trouble trouble) {
    health.recovered(id(trouble));
  }

  private static String id(Trouble trouble) {
    return switch (trouble) {
      case NO_KEY -> "no-key";
      case NO_NEXT_KEY -> "no-next-key";
      case NOT_DESTROYED -> "key-not-destroyed";
      case NOT_RECORDED -> "pseudonyms-not-recorded";
    };
  }

  private static String text(Trouble trouble) {
    return switch (trouble) {
      case NO_KEY -> "there is no key for pseudonyms, so addresses are redacted";
      case NO_NEXT_KEY ->
          "there is no key for the next period, so addresses will be redacted from then on";
      case NOT_DESTROYED -> "a key whose time is over could not be destroyed";
      case NOT_RECORDED ->
          "pseudonyms cannot be recorded, so checks of the logs will take them for addresses";
    };
  }
}
