package jitsiprivacy.host.start;

/** Our own jars are not what they must be. The message is for the operator. */
public final class DamagedInstallationException extends Exception {

  private static final long serialVersionUID = 1;

  DamagedInstallationException(String message, Throwable cause) {
    super(message, cause);
  }
}
