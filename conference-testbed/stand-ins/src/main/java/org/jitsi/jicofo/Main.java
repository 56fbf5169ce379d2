package org.jitsi.jicofo;

import com.typesafe.config.ConfigFactory;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Logger;
import jitsiprivacy.testbed.standins.Log;
import jitsiprivacy.testbed.standins.focus.Focus;
import jitsiprivacy.testbed.standins.focus.FocusConfig;

/** Starts the stand-in focus under the name of the real one's main class. */
public final class Main {

  private Main() {}

  public static void main(String[] args) throws InterruptedException {
    Log.toStandardError();
    Logger.getLogger("org.jitsi.jicofo").info("Starting Jicofo.");
    Focus.start(FocusConfig.read(ConfigFactory.load()));
    // Smack's threads are daemons: without this one the program would end here.
    new CountDownLatch(1).await();
  }
}
