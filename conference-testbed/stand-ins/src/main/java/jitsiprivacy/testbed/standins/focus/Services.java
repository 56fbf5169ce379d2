package jitsiprivacy.testbed.standins.focus;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.logging.Logger;
import jitsiprivacy.testbed.standins.Brewery;
import org.jivesoftware.smack.packet.Presence;
import org.jxmpp.jid.EntityFullJid;

/** The bridges, or the Jibris, that are in their brewery and fit for use. */
final class Services {
  private static final Logger LOGGER = Logger.getLogger(Services.class.getName());

  private final Map<EntityFullJid, Boolean> free = new ConcurrentSkipListMap<>();
  private final Set<EntityFullJid> announced = ConcurrentHashMap.newKeySet();

  /**
   * Joins the brewery and keeps book from then on.
   *
   * @param found what the log says of a service that is fit for use, in the real one's words
   * @param usable whether a presence is that of a service fit for use
   * @param gone told when a service left
   */
  void watch(
      Brewery brewery,
      String nickname,
      String found,
      BiPredicate<EntityFullJid, Presence> usable,
      Consumer<EntityFullJid> gone) {
    brewery.watch(
        (jid, presence) -> {
          boolean fit = usable.test(jid, presence);
          free.put(jid, fit);
          if (fit && announced.add(jid)) {
            LOGGER.info(found + ": " + jid);
          }
        },
        jid -> {
          free.remove(jid);
          announced.remove(jid);
          LOGGER.info("Lost: " + jid);
          gone.accept(jid);
        });
    brewery.join(nickname);
  }

  /** Always the same while it is there, so that a meeting stays together. */
  EntityFullJid choose() {
    return free.entrySet().stream()
        .filter(Map.Entry::getValue)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  boolean none() {
    return free.isEmpty();
  }
}
