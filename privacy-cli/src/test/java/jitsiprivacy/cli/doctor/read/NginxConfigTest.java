package jitsiprivacy.cli.doctor.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NginxConfigTest {

  @Test
  void blocksAndArguments() {
    NginxConfig config =
        NginxConfig.parse(
            """
            http { # access_log off;
              log_format a '$remote_addr "$request" ;{}' "more";
              server {
                location ~ ^/([^/?&:'"]+)$ { return 404; }
                access_log /var/log/nginx/a-${host}.log a;
              }
            }
            """,
            "/etc/nginx/nginx.conf");
    assertThat(config.all("log_format").get(0).words())
        .containsExactly("log_format", "a", "$remote_addr \"$request\" ;{}", "more");
    assertThat(config.all("access_log")).hasSize(1);
    assertThat(config.all("access_log").get(0).argument()).contains("/var/log/nginx/a-${host}.log");
    assertThat(config.all("return")).hasSize(1);
  }
}
