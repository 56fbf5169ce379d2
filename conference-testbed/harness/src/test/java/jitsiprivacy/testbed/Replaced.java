package jitsiprivacy.testbed;

import jitsiprivacy.anonymizer.text.Kind;

/** One place in a log that is not as it would have been. */
record Replaced(Kind kind, String before, String after) {}
