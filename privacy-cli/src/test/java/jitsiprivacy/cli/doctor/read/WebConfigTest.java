package jitsiprivacy.cli.doctor.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;

class WebConfigTest {

  private static final WebConfig CONFIG =
      WebConfig.parse(
          """
          /* config.p2p = { enabled: true } */
          var enableJaaS = false;
          var config = {
              hosts: {
                  domain: 'meet.example', // , domain: 'other.example'
                  muc: 'conference.' + subdomain + 'meet.example',
                  'quoted-name': "it's",
              },
              n: -1, rate: 0.5, none: null,
              list: [ 'a', { urls: "stun:a.example" }, [ 'b' ] ],
              call: f({ enabled: true }), flag: !enableJaaS,
              after: true
          };
          config.a = true
          config['b'].c = 'x';
          if (!config.hasOwnProperty('p2p')) config.p2p = {};
          config.p2p.enabled = false;
          other.config.after = false;
          window.myconfig.after = false;
          config.text = `several
          lines`;
          """);

  @Test
  void objectsAndAssignments() {
    assertThat(CONFIG.value("hosts.domain")).contains("meet.example");
    assertThat(CONFIG.value("hosts.quoted-name")).contains("it's");
    assertThat(CONFIG.value("rate")).contains("0.5");
    assertThat(CONFIG.value("none")).contains("null");
    assertThat(CONFIG.isTrue("after")).isTrue();
    assertThat(CONFIG.isTrue("a")).isTrue();
    assertThat(CONFIG.value("b.c")).contains("x");
    assertThat(CONFIG.isFalse("p2p.enabled")).isTrue();
    assertThat(CONFIG.value("text")).isPresent();
    assertThat(CONFIG.below("list")).isEqualTo(List.of("a", "stun:a.example", "b"));
  }

  @Test
  void whatIsComputedIsNotKnown() {
    assertThat(CONFIG.value("hosts.muc")).isEmpty();
    assertThat(CONFIG.value("call")).isEmpty();
    assertThat(CONFIG.value("call.enabled")).isEmpty();
    assertThat(CONFIG.value("flag")).isEmpty();
  }

  @Test
  void theLastOneCounts() {
    WebConfig config =
        WebConfig.parse("var config = { p2p: { enabled: false } }; config.p2p = { a: 1 };");
    assertThat(config.value("p2p.enabled")).isEmpty();
    assertThat(config.value("p2p.a")).contains("1");
  }

  @Property(tries = 2_000)
  void anyTextIsRead(
      @ForAll @Chars({'{', '}', '[', ']', '.', '=', ':', ',', '\'', '"', '`', '/', '*', '\\', 'c'})
          String text) {
    WebConfig.parse("config" + text);
    LuaConfig.parse(text);
    NginxConfig.parse(text, "file");
    PlainLines.parse(text);
  }

  @Test
  void deepOnesDoNotEndTheProgram() {
    WebConfig.parse("config = " + "{a:".repeat(500) + "1" + "}".repeat(500));
    NginxConfig.parse("a {".repeat(100_000), "file");
    LuaConfig.parse("a = " + "{".repeat(100_000));
  }
}
