package org.jitsi.videobridge;

import com.typesafe.config.Config;
import java.io.IOException;
import org.jitsi.xmpp.extensions.colibri.ColibriStatsExtension;
import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPConnection;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smackx.muc.MultiUserChat;
import org.jivesoftware.smackx.muc.MultiUserChatManager;
import org.jxmpp.jid.impl.JidCreate;
import org.jxmpp.jid.parts.Resourcepart;
import testbed.standin.XmppLogin;

/** A login from which the bridge offers itself in brewery rooms. */
record BrewerySeat(XMPPConnection connection, String rooms, Resourcepart nickname) {

  static BrewerySeat take(Config client)
      throws IOException, SmackException, XMPPException, InterruptedException {
    String nickname = client.getString("MUC_NICKNAME");
    XmppLogin login =
        new XmppLogin(
            client.getString("HOSTNAME"),
            client.hasPath("PORT") ? client.getInt("PORT") : 5222,
            client.getString("DOMAIN"),
            client.getString("USERNAME"),
            client.getString("PASSWORD"),
            nickname);
    return new BrewerySeat(
        login.connect(), client.getString("MUC_JIDS"), Resourcepart.from(nickname));
  }

  /** Joins, with the load in the presence: that is what makes an occupant a bridge. */
  void announce() throws IOException, SmackException, XMPPException, InterruptedException {
    for (String room : rooms.split(",", -1)) {
      MultiUserChat brewery =
          MultiUserChatManager.getInstanceFor(connection)
              .getMultiUserChat(JidCreate.entityBareFrom(room.trim()));
      brewery.createOrJoin(
          brewery
              .getEnterConfigurationBuilder(nickname)
              .requestNoHistory()
              .withPresence(presence -> presence.addExtension(stats(room)))
              .build());
    }
  }

  private ColibriStatsExtension stats(String room) {
    ColibriStatsExtension stats = new ColibriStatsExtension();
    stats.addStat("stress_level", "0.0");
    stats.addStat("healthy", "true");
    stats.addStat(ColibriStatsExtension.CONFERENCES, "0");
    stats.addStat(ColibriStatsExtension.PARTICIPANTS, "0");
    stats.addStat(ColibriStatsExtension.SHUTDOWN_IN_PROGRESS, "false");
    stats.addStat(ColibriStatsExtension.DRAIN, "false");
    stats.addStat(ColibriStatsExtension.VERSION, "stand-in");
    stats.addStat("muc_client", room);
    return stats;
  }
}
