package jitsiprivacy.cli.scrub;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import jitsiprivacy.anonymizer.scan.Counts;
import jitsiprivacy.cli.OutputLost;
import jitsiprivacy.cli.Reason;
import jitsiprivacy.cli.scrub.compressed.LogText;

/** What comes from stdin, in place of a file. */
final class Stdin extends FilterInputStream {

  /** Something that is done with it. */
  private interface Work {
    Counts of(LogText log) throws IOException;
  }

  private long bytes;
  private Instant read = Instant.MIN;

  Stdin(InputStream in) {
    super(in);
  }

  FileResult check(Search search, Report report) throws OutputLost {
    return run(Outcome.FOUND, log -> search.all(log.text(), () -> read, report::found));
  }

  FileResult dryRun(DryRunFile task) throws OutputLost {
    return run(Outcome.SCRUBBED, log -> task.scrub(log.text()));
  }

  private FileResult run(Outcome any, Work work) throws OutputLost {
    try (LogText log = LogText.of(this, "")) {
      Counts counts = work.of(log);
      return FileResult.of(counts.total() > 0 ? any : Outcome.CLEAN, bytes).with(counts);
    } catch (OutputLost e) {
      throw e;
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof OutputLost lost) {
        throw lost;
      }
      return FileResult.leftAlone(Outcome.FAILED, Reason.of(e.getCause()), bytes);
    } catch (IOException e) {
      return FileResult.leftAlone(Outcome.FAILED, Reason.of(e), bytes);
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  /** What can be in these bytes was recorded by now. */
  @Override
  public int read(byte[] to, int from, int length) throws IOException {
    int count = in.read(to, from, length);
    bytes += Math.max(0, count);
    read = Instant.now();
    return count;
  }
}
