package org.jitsi.videobridge;

import com.typesafe.config.ConfigFactory;
import jitsiprivacy.testbed.standins.Log;
import jitsiprivacy.testbed.standins.bridge.Bridge;
import jitsiprivacy.testbed.standins.bridge.BridgeConfig;

/** Starts the stand-in bridge under the name of the real one's main class. */
public final class MainKt {

  private MainKt() {}

  public static void main(String[] args) {
    Log.toStandardError();
    Bridge.start(BridgeConfig.read(ConfigFactory.load()));
  }
}
