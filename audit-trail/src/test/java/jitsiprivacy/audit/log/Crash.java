package jitsiprivacy.audit.log;

/** A process or its machine is no more. */
final class Crash extends Error {

  private static final long serialVersionUID = 1;
}
