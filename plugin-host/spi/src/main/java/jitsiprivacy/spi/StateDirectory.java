package jitsiprivacy.spi;

import java.nio.file.Path;

/** Where we keep what must outlive the process: keys and ledger. Mode 0700. */
public record StateDirectory(Path path) {}
