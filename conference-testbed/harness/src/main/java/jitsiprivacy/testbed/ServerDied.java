package jitsiprivacy.testbed;

/** A program ended while something was expected of it. */
public final class ServerDied extends RuntimeException {

  ServerDied(String program, int exitCode, String log) {
    super(program + " ended with " + exitCode + ":\n" + log);
  }
}
