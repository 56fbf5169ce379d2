package jitsiprivacy.testbed.standins.focus;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.logging.Logger;
import jitsiprivacy.testbed.standins.Brewery;
import org.jivesoftware.smack.XMPPConnection;
import org.jivesoftware.smack.packet.Presence;
import org.jxmpp.jid.EntityFullJid;
import org.jxmpp.jid.impl.JidCreate;

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
  static Services in(
      XMPPConnection connection,
      String brewery,
      String nickname,
      String found,
      BiPredicate<EntityFullJid, Presence> usable,
      Consumer<EntityFullJid> gone) {
    var services = new Services();
    var room = new Brewery(connection, JidCreate.entityBareFromOrThrowUnchecked(brewery));
    room.watch(
        (jid, presence) -> {
          boolean free = usable.test(jid, presence);
          services.free.put(jid, free);
          if (free && services.announced.add(jid)) {
            LOGGER.info(found + ": " + jid);
          }
        },
        jid -> {
          services.free.remove(jid);
          services.announced.remove(jid);
          LOGGER.info("Lost: " + jid);
          gone.accept(jid);
        });
    room.join(nickname);
    return services;
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
