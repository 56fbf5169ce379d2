package jitsiprivacy.jicofo;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jitsiprivacy.spi.GuardHealth;

/** Keeps what is reported. */
public final class TestHealth implements GuardHealth {

  private final Map<String, String> holes = new ConcurrentHashMap<>();
  private final Map<String, String> alerts = new ConcurrentHashMap<>();

  public Map<String, String> holes() {
    return holes;
  }

  public Map<String, String> alerts() {
    return alerts;
  }

  @Override
  public void hole(String id, String text) {
    holes.put(id, text);
  }

  @Override
  public void closed(String id) {
    holes.remove(id);
  }

  @Override
  public void alert(String id, String text, Throwable cause) {
    alerts.put(id, text);
  }

  @Override
  public void recovered(String id) {
    alerts.remove(id);
  }
}
