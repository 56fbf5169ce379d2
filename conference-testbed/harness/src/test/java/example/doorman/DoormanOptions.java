package example.doorman;

/** {@code privacy.doorman}. */
public record DoormanOptions(boolean enabled, String closedPrefix) {}
