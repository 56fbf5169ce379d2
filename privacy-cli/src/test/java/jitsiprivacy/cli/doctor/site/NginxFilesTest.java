package jitsiprivacy.cli.doctor.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import jitsiprivacy.cli.doctor.read.NginxConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NginxFilesTest {

  private static final String MAIN = "/etc/nginx/nginx.conf";

  @TempDir Path root;

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path.substring(1));
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Site site() throws IOException {
    return new Site(
        new Root(root),
        Settings.read(root.resolve("none")),
        root.resolve("jicofo"),
        root.resolve("jvb"),
        Processes.none(),
        Rooms.OF_DISKS,
        Clock.systemUTC());
  }

  @Test
  void whatIsIncludedStandsInItsPlaceAndKnowsItsFile() throws Exception {
    write(MAIN, "http { include conf.d/*.conf; a 1; }");
    write("/etc/nginx/conf.d/b.conf", "server { include /srv/c; }");
    write("/etc/nginx/conf.d/.b.conf", "hidden;");
    write("/etc/nginx/conf.d/b.txt", "another;");
    write("/srv/c", "c 2;");
    NginxConfig http = NginxFiles.read(site()).orElseThrow().direct("http").get(0);
    assertThat(http.block()).extracting(NginxConfig::name).containsExactly("server", "a");
    assertThat(http.direct("server").get(0).file()).isEqualTo("/etc/nginx/conf.d/b.conf");
    assertThat(http.all("c").get(0))
        .isEqualTo(new NginxConfig("/srv/c", List.of("c", "2"), List.of()));
  }

  @Test
  void nothingOutsideOfTheHostIsRead() throws Exception {
    Path outside = Files.writeString(root.resolve("outside"), "told;");
    Path inside = Files.createDirectories(root.resolve("host/etc/nginx"));
    Files.writeString(
        inside.resolve("nginx.conf"),
        "include " + outside + "; include ../../../outside; include link;");
    Files.createSymbolicLink(inside.resolve("link"), outside);
    root = root.resolve("host");
    assertThat(NginxFiles.read(site()).orElseThrow().block()).isEmpty();
  }

  @Test
  void filesThatIncludeOneAnotherAreSaid() throws Exception {
    write(MAIN, "include nginx.conf; include nginx.conf;");
    assertThatThrownBy(() -> NginxFiles.read(site()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("include one another");
  }

  @Test
  void whatIsNoPatternOrNoNameIsSaid() throws Exception {
    write(MAIN, "include [;");
    assertThatThrownBy(() -> NginxFiles.read(site()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no pattern");
    write(MAIN, "include a\0b;");
    assertThatThrownBy(() -> NginxFiles.read(site())).isInstanceOf(IOException.class);
  }

  @Test
  void withoutNginxThereIsNothing() throws Exception {
    assertThat(NginxFiles.read(site())).isEmpty();
  }
}
