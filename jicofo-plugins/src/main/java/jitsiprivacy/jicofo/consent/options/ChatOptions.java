package jitsiprivacy.jicofo.consent.options;

import java.time.Duration;

/** The chat, for clients without a dialog. */
public record ChatOptions(boolean enabled, Duration after) {}
