package jitsiprivacy.benchmarks;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Lines as Jicofo, the bridge, Prosody, nginx and coturn write them, most with the address of one
 * of a number of clients who come back. The same for the same seed.
 */
final class MixedLog {

  private static final String HEX = "0123456789abcdef";

  private final Random random;
  private final List<String> clients = new ArrayList<>();
  private long millis;

  MixedLog(long seed, int clientCount) {
    random = new Random(seed);
    for (int i = 0; i < clientCount; i++) {
      clients.add(i % 4 == 3 ? v6() : v4());
    }
  }

  private String v4() {
    return String.join(
        ".",
        Integer.toString(1 + random.nextInt(223)),
        Integer.toString(random.nextInt(256)),
        Integer.toString(random.nextInt(256)),
        Integer.toString(random.nextInt(256)));
  }

  private String v6() {
    StringBuilder text = new StringBuilder("2001:db8");
    for (int i = 0; i < 6; i++) {
      text.append(':').append(Integer.toHexString(random.nextInt(0x10000)));
    }
    return text.toString();
  }

  /** So many bytes of whole lines, or a little less. */
  byte[] bytes(int size) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(size);
    while (true) {
      byte[] line = line().getBytes(StandardCharsets.ISO_8859_1);
      if (out.size() + line.length > size) {
        return out.toByteArray();
      }
      out.write(line, 0, line.length);
    }
  }

  /** One line with its end. */
  String line() {
    millis += random.nextInt(40);
    int kind = random.nextInt(20);
    if (kind < 6) {
      return bridgeIce();
    }
    if (kind < 8) {
      return bridgeRequest();
    }
    if (kind < 13) {
      return nginx();
    }
    if (kind < 16) {
      return coturn();
    }
    return kind < 18 ? prosody() : jicofo();
  }

  private String bridgeIce() {
    String context = bridgeContext();
    String[] texts = {
      "Component.addUpdateRemoteCandidates#353: Add remote candidate for stream-%s.RTP: %s/udp/srflx",
      "ConnectivityCheckClient.processSuccessResponse#655: Pair succeeded: %3$s:10000/udp/host ->"
          + " %2$s/udp/prflx (stream-%1$s.RTP).",
      "CheckList.handleNominationConfirmed#414: Selected pair for stream-%s.RTP: "
          + "198.51.100.7:10000/udp/host -> %s/udp/prflx (stream-%1$s.RTP)",
      "IceTransport.iceStateChanged#342: ICE state changed old=Waiting new=Running (%s) %s"
    };
    return context
        + String.format(
            Locale.ROOT, texts[random.nextInt(texts.length)], hex(8), endpoint(), "198.51.100.7")
        + '\n';
  }

  private String bridgeContext() {
    return "JVB "
        + time()
        + " INFO: ["
        + (20 + random.nextInt(80))
        + "] [confId="
        + hex(16)
        + " conf_name=room"
        + random.nextInt(1000)
        + "@conference.meet.example meeting_id="
        + hex(8)
        + " epId="
        + hex(8)
        + " stats_id=Name-"
        + hex(3)
        + " local_ufrag="
        + hex(14)
        + " ufrag="
        + hex(4)
        + "] ";
  }

  private String bridgeRequest() {
    return bridgeContext()
        + "Conference.handleColibriRequest#213: RECV colibri2 request: <iq xmlns='jabber:client'"
        + " to='jvb@auth.meet.example/"
        + hex(12)
        + "' from='jvbbrewery@internal.auth.meet.example/focus' id='"
        + hex(40)
        + "' type='get'><conference-modify xmlns='jitsi:colibri2' meeting-id='"
        + hex(36)
        + "'><endpoint id='"
        + hex(8)
        + "' stats-id='Name-"
        + hex(3)
        + "'><transport><transport xmlns='urn:xmpp:jingle:transports:ice-udp:1' pwd='"
        + hex(24)
        + "' ufrag='"
        + hex(4)
        + "'><fingerprint xmlns='urn:xmpp:jingle:apps:dtls:0' hash='sha-256' setup='active'>"
        + fingerprint()
        + "</fingerprint><candidate component='1' foundation='1' generation='0' id='"
        + hex(10)
        + "' network='0' priority='1694498815' protocol='udp' type='srflx' ip='"
        + client()
        + "' port='"
        + port()
        + "' rel-addr='192.168.1."
        + random.nextInt(256)
        + "' rel-port='"
        + port()
        + "'/></transport></transport></endpoint></conference-modify></iq>\n";
  }

  private String nginx() {
    String[] requests = {
      "GET /room" + random.nextInt(1000) + " HTTP/2.0\" 200 48213",
      "POST /http-bind?room=room" + random.nextInt(1000) + " HTTP/2.0\" 200 267",
      "GET /libs/lib-jitsi-meet.min.js?v=8960 HTTP/2.0\" 200 331442",
      "GET /xmpp-websocket?room=room" + random.nextInt(1000) + " HTTP/1.1\" 101 52211",
      "GET /colibri-ws/default-id/"
          + hex(16)
          + "/"
          + hex(8)
          + "?pwd="
          + hex(26)
          + " HTTP/1.1\" 101 1"
    };
    return client()
        + " - - [23/Aug/2024:"
        + time().substring(11, 19)
        + " +0000] \""
        + requests[random.nextInt(requests.length)]
        + " \"https://meet.example/room"
        + random.nextInt(1000)
        + "\" \"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"
        + " Chrome/127.0.6533.99 Safari/537.36\"\n";
  }

  private String coturn() {
    String session =
        String.format(Locale.ROOT, "%03d%015d", random.nextInt(4), random.nextInt(9999));
    String seconds = Long.toString(millis / 1000);
    return switch (random.nextInt(4)) {
      case 0 ->
          seconds
              + ": session "
              + session
              + ": realm <meet.example> user <1723456789:jitsi>: incoming packet ALLOCATE processed,"
              + " success\n";
      case 1 ->
          seconds
              + ": handle_udp_packet: New UDP endpoint: local addr 198.51.100.7:3478, remote addr "
              + endpoint()
              + "\n";
      case 2 ->
          seconds + ": session " + session + ": peer " + client() + " lifetime updated: 300\n";
      default ->
          seconds
              + ": session "
              + session
              + ": closed (2nd stage), user <1723456789:jitsi> realm <meet.example> origin <>, local"
              + " 198.51.100.7:3478, remote "
              + endpoint()
              + ", reason: allocation timeout\n";
    };
  }

  private String prosody() {
    return switch (random.nextInt(3)) {
      case 0 ->
          "Aug 23 " + time().substring(11, 19) + " c2s" + hex(12) + "\tinfo\tClient connected\n";
      case 1 ->
          "Aug 23 "
              + time().substring(11, 19)
              + " server_epoll\tdebug\tFD 27 (198.51.100.7, 5222, "
              + client()
              + ", "
              + port()
              + "): New connection\n";
      default ->
          "Aug 23 "
              + time().substring(11, 19)
              + " mod_bosh\tinfo\tNew BOSH session, assigned it sid '"
              + hex(36)
              + "' for "
              + client()
              + "\n";
    };
  }

  private String jicofo() {
    return "Jicofo "
        + time()
        + " INFO: ["
        + (20 + random.nextInt(80))
        + "] [room=room"
        + random.nextInt(1000)
        + "@conference.meet.example meeting_id="
        + hex(36)
        + " participant="
        + hex(8)
        + "] JitsiMeetConferenceImpl.onMemberJoined#862: Member joined:"
        + hex(8)
        + " stats-id=Name-"
        + hex(3)
        + " region=null audioMuted=true videoMuted=true role=PARTICIPANT isJibri=false from "
        + client()
        + "\n";
  }

  private String client() {
    return clients.get(random.nextInt(clients.size()));
  }

  private String endpoint() {
    String client = client();
    return (client.indexOf(':') < 0 ? client : "[" + client + "]") + ":" + port();
  }

  private int port() {
    return 1024 + random.nextInt(64_000);
  }

  private String time() {
    long ms = millis % 86_400_000;
    return String.format(
        Locale.ROOT,
        "2024-08-23 %02d:%02d:%02d.%03d",
        ms / 3_600_000,
        ms / 60_000 % 60,
        ms / 1000 % 60,
        ms % 1000);
  }

  private String hex(int digits) {
    StringBuilder text = new StringBuilder(digits);
    for (int i = 0; i < digits; i++) {
      text.append(HEX.charAt(random.nextInt(16)));
    }
    return text.toString();
  }

  private String fingerprint() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 32; i++) {
      text.append(i == 0 ? "" : ":").append(hex(2).toUpperCase(Locale.ROOT));
    }
    return text.toString();
  }
}
