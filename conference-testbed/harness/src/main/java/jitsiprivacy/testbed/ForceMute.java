package jitsiprivacy.testbed;

/** What the bridge drops of an endpoint's media. */
public record ForceMute(boolean audio, boolean video) {
  public static final ForceMute NOTHING = new ForceMute(false, false);
  public static final ForceMute EVERYTHING = new ForceMute(true, true);
}
