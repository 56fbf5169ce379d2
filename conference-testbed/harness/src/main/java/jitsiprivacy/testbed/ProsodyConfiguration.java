package jitsiprivacy.testbed;

import java.nio.file.Path;
import java.util.Optional;

/** Prosody's configuration file, laid out as the handbook does it. */
record ProsodyConfiguration(
    Path home,
    Path modules,
    LoopbackPort clients,
    Optional<LoopbackPort> browsers,
    LoopbackPort components,
    RoomIds roomIds) {

  /** Whether rooms have the meeting ids that Jitsi's Prosody gives them. */
  enum RoomIds {
    GIVEN(", \"testbed_meeting_id\""),
    /** As in older installations. */
    NONE("");

    private final String module;

    RoomIds(String module) {
      this.module = module;
    }
  }

  String text() {
    return """
        -- Root is who runs it in a container.
        run_as_root = true
        data_path = "%1$s/data"
        pidfile = "%1$s/prosody.pid"
        plugin_paths = { "%2$s" }
        log = { info = "*console" }
        interfaces = { "127.0.0.1" }
        local_interfaces = { "127.0.0.1" }
        c2s_ports = { %3$d }
        c2s_direct_tls_ports = {}
        component_ports = { %4$d }
        s2s_ports = {}
        http_ports = { %5$s }
        https_ports = {}
        modules_enabled = { "saslauth", "disco", "ping", "roster", "presence", "message", "iq" }
        modules_disabled = { "s2s", "tls", "offline", "s2s_auth_certs", "dialback" }
        c2s_require_encryption = false
        authentication = "internal_plain"
        storage = "internal"
        """
            .formatted(
                home,
                modules,
                clients.number(),
                components.number(),
                browsers.map(port -> String.valueOf(port.number())).orElse(""))
        + hosts()
        + rooms();
  }

  private String hosts() {
    return """

        VirtualHost "%1$s"
            authentication = "anonymous"
            modules_enabled = { "testbed_components"%7$s }
            http_host = "127.0.0.1"
            testbed_components = { av_moderation = "%4$s", breakout_rooms = "%5$s", room_metadata = "%8$s" }

        VirtualHost "%2$s"
            authentication = "testbed_tokens"
            testbed_secret = "%6$s"
            allow_unencrypted_plain_auth = true
            modules_enabled = { "testbed_identity" }

        VirtualHost "%3$s"
        """
        .formatted(
            Domains.CLIENTS,
            Domains.TOKEN_USERS,
            Domains.SERVICES,
            Domains.MODERATION,
            Domains.BREAKOUT_ROOMS,
            Prosody.secret(),
            browsers.isPresent() ? ", \"websocket\"" : "",
            Domains.METADATA);
  }

  private String rooms() {
    return """

        Component "%1$s" "muc"
            storage = "memory"
            restrict_room_creation = true
            admins = { "focus@%4$s", "focus2@%4$s" }
            muc_room_locking = false
            muc_room_default_public_jids = true
            modules_enabled = { "disco"%5$s }

        Component "%2$s" "muc"
            storage = "memory"
            restrict_room_creation = true
            admins = { "focus@%4$s", "focus2@%4$s" }
            muc_room_locking = false
            muc_room_default_public_jids = true
            modules_enabled = { "testbed_breakout_rooms"%5$s }
            testbed_main_muc = "%1$s"

        Component "%3$s" "muc"
            storage = "memory"
            admins = { "focus@%4$s", "focus2@%4$s", "jvb@%4$s", "service@%4$s" }
            muc_room_locking = false
            muc_room_default_public_jids = true

        Component "%6$s"
            component_secret = "%7$s"

        Component "%8$s"
            component_secret = "%7$s"

        Component "%9$s"
            component_secret = "%7$s"
        """
        .formatted(
            Domains.ROOMS,
            Domains.BREAKOUT_ROOMS,
            Domains.breweries(),
            Domains.SERVICES,
            roomIds.module,
            Domains.MODERATION,
            Prosody.secret(),
            Domains.CROWD,
            Domains.METADATA);
  }
}
