package jitsiprivacy.cli;

/** What the command answers to whoever started it. */
public final class Exit {

  public static final int DONE = 0;

  /** The answer to a question is no: something was found, or somebody cannot be told. */
  public static final int NO = 1;

  /** Called wrongly, or something could not be done; also what picocli answers. */
  public static final int FAILED = 2;

  /** As Jicofo and the bridge end with an invalid configuration: EX_CONFIG of sysexits.h. */
  public static final int CONFIGURATION = 78;

  /** Nobody reads the output any more: as a shell shows it of a program that SIGPIPE ended. */
  public static final int OUTPUT_CLOSED = 141;

  private Exit() {}
}
