package jitsiprivacy.testbed;

/** The programs' configuration. One text serves stand-in and real program. */
final class HostConfiguration {

  /** To be added where a bridge's packets matter, and what it logs of who they come from. */
  static final String BRIDGE_ON_LOOPBACK =
      """
      ice4j.harvest.allowed-addresses = [ "127.0.0.1" ]
      ice4j.redact-remote-addresses = false
      videobridge.redact-remote-addresses = false
      """;

  private HostConfiguration() {}

  /** To be added where a bridge takes requests over HTTP, too, and captures packets. */
  static final String BRIDGE_WITH_OPEN_DOORS =
      """
      videobridge.apis.rest.enabled = true
      jmt.debug.pcap { enabled = true, directory = "%s" }
      """;

  /** To be added where meetings can be transcribed. */
  static String focusTranscribingTo(String url) {
    return "jicofo.transcription { url-template = \"" + url + "/{{MEETING_ID}}\" }\n";
  }

  /** To be added where a stand-in is to have every meeting exported, whatever anybody says. */
  static String focusExportingTo(String url) {
    return "testbed.unasked-export = \"" + url + "\"\n";
  }

  /** To be added where browsers need a channel to the bridge, which stock clients have. */
  static String bridgeForBrowsers(int publicPort, String nickname) {
    return """
        videobridge {
          http-servers.public { host = "127.0.0.1", port = %1$d }
          websockets {
            enabled = true
            server-id = "%2$s"
            tls = false
            domains = [ "127.0.0.1:%1$d" ]
            # The real ones before they could have several.
            domain = "127.0.0.1:%1$d"
          }
        }
        """
        .formatted(publicPort, nickname);
  }

  static String focus(FocusAccount account, int xmppPort, int restPort) {
    return """
        jicofo {
          xmpp {
            client {
              hostname = "127.0.0.1"
              port = %d
              domain = "%s"
              xmpp-domain = "%s"
              conference-muc-jid = "%s"
              username = "%s"
              resource = "%5$s"
              password = "%s"
              use-tls = false
            }
            trusted-domains = [ "%2$s" ]
          }
          bridge.brewery-jid = "%s"
          jibri.brewery-jid = "%s"
          jigasi.brewery-jid = "%s"
          sctp.enabled = false
          rest { host = "127.0.0.1", port = %d }
        }
        """
        .formatted(
            xmppPort,
            Domains.SERVICES,
            Domains.CLIENTS,
            Domains.ROOMS,
            account.username(),
            Prosody.secret(),
            Domains.BRIDGE_BREWERY,
            Domains.JIBRI_BREWERY,
            Domains.JIGASI_BREWERY,
            restPort);
  }

  static String bridge(int xmppPort, int restPort, int mediaPort, String nickname) {
    return """
        videobridge {
          apis.xmpp-client {
            presence-interval = 1 second
            configs.testbed {
              HOSTNAME = "127.0.0.1"
              PORT = "%d"
              DOMAIN = "%s"
              USERNAME = "jvb"
              PASSWORD = "%s"
              MUC_JIDS = "%s"
              MUC_NICKNAME = "%s"
            }
          }
          http-servers.private { host = "127.0.0.1", port = %d }
          sctp.enabled = false
          ice.udp.port = %d
          stats.interval = 1 second
          health.require-valid-address = false
          # Participants without media send nothing for as long as a test takes, and are there.
          entity-expiration.timeout = 1 hour
          # Else it counts the machine's other work, and Jicofo takes it for overloaded.
          load-management.load-measurements.load-measurement = "packet-rate"
        }
        ice4j.harvest {
          # ice4j never uses loopback by itself: this leaves no socket, and signaling is all the same.
          allowed-interfaces = [ "lo" ]
          mapping.aws.enabled = false
          mapping.stun.addresses = []
        }
        """
        .formatted(
            xmppPort,
            Domains.SERVICES,
            Prosody.secret(),
            Domains.BRIDGE_BREWERY,
            nickname,
            restPort,
            mediaPort);
  }
}
