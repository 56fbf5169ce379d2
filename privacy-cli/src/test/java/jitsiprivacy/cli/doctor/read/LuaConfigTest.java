package jitsiprivacy.cli.doctor.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LuaConfigTest {

  private static final LuaConfig CONFIG =
      LuaConfig.parse(
          """
          -- modules_enabled = { "mam" }
          --[[ modules_enabled = { "muc_log" }
          ]]
          modules_enabled = { "roster"; "tls", 'disco' }
          log = { info = "/var/log/prosody.log"; { levels = { "error" }, to = "syslog" } }
          VirtualHost "meet.example"
              enabled = false
              authentication = "token" -- as tokens
          Component "conference.meet.example" "muc"
              modules_enabled = { "polls"; --"muc_mam";
                "muc_rate_limit" }
          Component "focus.meet.example"
          """);

  @Test
  void partsAndSettings() {
    assertThat(CONFIG.global().words("modules_enabled")).containsExactly("roster", "tls", "disco");
    assertThat(CONFIG.global().words("log")).contains("info", "error").doesNotContain("debug");
    assertThat(CONFIG.virtualHosts()).hasSize(1);
    assertThat(CONFIG.virtualHosts().get(0).value("authentication")).contains("token");
    assertThat(CONFIG.virtualHosts().get(0).value("enabled")).contains("false");
    assertThat(CONFIG.rooms())
        .extracting(LuaConfig.Part::name)
        .containsExactly("conference.meet.example");
    assertThat(CONFIG.rooms().get(0).words("modules_enabled"))
        .containsExactly("polls", "muc_rate_limit");
    assertThat(CONFIG.parts()).hasSize(4);
  }
}
