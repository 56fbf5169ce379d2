package jitsiprivacy.cli.audit.verify;

import java.io.IOException;

/** Tells what verifying found. */
@FunctionalInterface
public interface VerdictReport {

  void verdict(Verdict verdict) throws IOException;
}
