package jitsiprivacy.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jitsiprivacy.testbed.Deployment;
import jitsiprivacy.testbed.ServerProcess;

/** What the agent adds to the start of a focus: time until its main runs, and heap after that. */
public final class AgentStart {

  private static final int TIMES = 15;
  private static final Pattern USED =
      Pattern.compile("(?:heap|def new generation|tenured generation).* used (\\d+)K");

  private AgentStart() {}

  public static void main(String[] arguments) throws Exception {
    Figures without = new Figures("start to main, without the agent", "ms");
    Figures with = new Figures("start to main, with the agent", "ms");
    Figures heapWithout = new Figures("heap after a collection, without", "MiB");
    Figures heapWith = new Figures("heap after a collection, with", "MiB");
    for (int i = -2; i < TIMES; i++) { // The first are for the page cache.
      double plain = millisToMain(Installed.without());
      double guarded = millisToMain(Installed.with());
      if (i >= 0) {
        without.add(plain);
        with.add(guarded);
      }
    }
    for (int i = 0; i < 3; i++) {
      heapWithout.add(mebibytes(Installed.without()));
      heapWith.add(mebibytes(Installed.with()));
    }
    without.print();
    with.print();
    heapWithout.print();
    heapWith.print();
    System.out.printf(
        "added by the agent: %.0f ms, %.1f MiB (medians)%n",
        with.median() - without.median(), heapWith.median() - heapWithout.median());
    System.exit(0); // Smack's threads would linger.
  }

  /** Nothing else runs meanwhile: starting takes every processor there is. */
  private static double millisToMain(Deployment deployment) {
    try (deployment) {
      long start = System.nanoTime();
      ServerProcess focus = deployment.startFocusAlone();
      while (!focus.log().contains("Starting Jicofo")) {
        if (!focus.running()) {
          throw new IllegalStateException(focus.log());
        }
        LockSupport.parkNanos(500_000);
      }
      return (System.nanoTime() - start) / 1e6;
    }
  }

  /** Of a focus that is ready for its first meeting. */
  private static double mebibytes(Deployment deployment) throws IOException, InterruptedException {
    try (deployment) {
      return usedHeap(deployment.start().focus().pid()) / 1024.0;
    }
  }

  /** KiB, after a full collection. */
  private static long usedHeap(long pid) throws IOException, InterruptedException {
    jcmd(pid, "GC.run");
    Matcher used = USED.matcher(jcmd(pid, "GC.heap_info"));
    long sum = 0;
    while (used.find()) {
      sum += Long.parseLong(used.group(1));
    }
    return sum;
  }

  private static String jcmd(long pid, String command) throws IOException, InterruptedException {
    Process jcmd =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                String.valueOf(pid),
                command)
            .redirectErrorStream(true)
            .start();
    String output = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (jcmd.waitFor() != 0) {
      throw new IOException(output);
    }
    return output;
  }
}
