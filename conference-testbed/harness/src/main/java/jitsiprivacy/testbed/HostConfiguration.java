package jitsiprivacy.testbed;

/** The files that focus and bridge are configured by; real ones and stand-ins read the same. */
final class HostConfiguration {

  private HostConfiguration() {}

  static String focus(int xmppPort, int restPort) {
    return """
        jicofo {
          xmpp {
            client {
              hostname = "127.0.0.1"
              port = %d
              domain = "%s"
              xmpp-domain = "%s"
              username = "focus"
              password = "%s"
              use-tls = false
            }
            trusted-domains = [ "%2$s" ]
          }
          bridge {
            brewery-jid = "jvbbrewery@%s"
            health-checks.enabled = false
          }
          jibri.brewery-jid = "jibribrewery@%5$s"
          sctp.enabled = false
          rest { host = "127.0.0.1", port = %d }
        }
        """
        .formatted(
            xmppPort,
            Prosody.AUTH_DOMAIN,
            Prosody.DOMAIN,
            Prosody.PASSWORD,
            Prosody.INTERNAL,
            restPort);
  }

  /** Without media: ice4j uses no loopback address, so the bridge would call itself unhealthy. */
  static String bridge(int xmppPort, int restPort, String nick) {
    return """
        videobridge {
          apis.xmpp-client.configs.testbed {
            HOSTNAME = "127.0.0.1"
            PORT = "%d"
            DOMAIN = "%s"
            USERNAME = "jvb"
            PASSWORD = "%s"
            MUC_JIDS = "jvbbrewery@%s"
            MUC_NICKNAME = "%s"
          }
          apis.rest.enabled = true
          http-servers.private { host = "127.0.0.1", port = %d }
          http-servers.public { host = "127.0.0.1", port = %d }
          websockets { enabled = true, tls = false, server-id = "%5$s", domain = "127.0.0.1:%7$d" }
          sctp.enabled = false
          ice.udp.port = 11000
          health { interval = 1 day, require-valid-address = false }
          load-management.load-measurements.load-measurement = "packet-rate"
        }
        ice4j.harvest {
          allowed-interfaces = [ "lo" ]
          mapping.aws.enabled = false
        }
        """
        .formatted(
            xmppPort,
            Prosody.AUTH_DOMAIN,
            Prosody.PASSWORD,
            Prosody.INTERNAL,
            nick,
            restPort,
            Ports.free());
  }
}
