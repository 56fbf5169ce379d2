package jitsiprivacy.jicofo.consent.rest;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jitsiprivacy.spi.GuardHealth;

/** Remembers what was told, as a log would show it. */
final class FakeHealth implements GuardHealth {

  final Map<String, String> alerts = new ConcurrentHashMap<>();

  @Override
  public void hole(String id, String text) {
    throw new AssertionError("no hole is told of here");
  }

  @Override
  public void closed(String id) {
    throw new AssertionError("no hole is told of here");
  }

  @Override
  public void alert(String id, String text, Throwable cause) {
    StringBuilder shown = new StringBuilder(text);
    for (Throwable each = cause; each != null; each = each.getCause()) {
      shown.append('\n').append(each);
    }
    alerts.put(id, shown.toString());
  }

  @Override
  public void recovered(String id) {
    alerts.remove(id);
  }
}
