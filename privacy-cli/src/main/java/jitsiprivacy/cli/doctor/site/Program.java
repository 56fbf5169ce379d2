package jitsiprivacy.cli.doctor.site;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import jitsiprivacy.spi.Host;

/** Jicofo or the bridge: what they are called in the places where they are found. */
public enum Program {
  JICOFO(
      Host.JICOFO,
      "Jicofo",
      "jicofo",
      "jicofo",
      "org.jitsi.jicofo.Main",
      "/etc/jitsi/jicofo",
      "/var/log/jitsi/jicofo.log"),
  JVB(
      Host.JVB,
      "the bridge",
      "jvb",
      "jitsi-videobridge2",
      "org.jitsi.videobridge.MainKt",
      "/etc/jitsi/videobridge",
      "/var/log/jitsi/jvb.log");

  /** A drop-in hides others of its name further down. */
  private static final List<String> UNITS =
      List.of(
          "/etc/systemd/system",
          "/run/systemd/system",
          "/usr/lib/systemd/system",
          "/lib/systemd/system");

  private final Host host;
  private final String title;
  private final String id;
  private final String service;
  private final String mainClass;
  private final String settings;
  private final String log;

  Program(
      Host host,
      String title,
      String id,
      String service,
      String mainClass,
      String settings,
      String log) {
    this.host = host;
    this.title = title;
    this.id = id;
    this.service = service;
    this.mainClass = mainClass;
    this.settings = settings;
    this.log = log;
  }

  public Host host() {
    return host;
  }

  /** In a sentence. */
  public String title() {
    return title;
  }

  /** As in the name of its status file. */
  public String id() {
    return id;
  }

  /** Its unit, without {@code .service}. */
  public String service() {
    return service;
  }

  public String mainClass() {
    return mainClass;
  }

  /** Where it logs to, as its package has it. */
  public String log() {
    return log;
  }

  /** What it logs, as its package has it. */
  public String logging() {
    return settings + "/logging.properties";
  }

  public boolean isOn(Site site) {
    return this == JICOFO ? site.hasJicofo() : site.hasJvb();
  }

  /** Numbers of those that run. */
  public List<Long> running(Site site) throws IOException {
    return site.processes().having(mainClass);
  }

  public Optional<Status> status(Site site) throws IOException {
    return Status.read(site, this);
  }

  /** Files with what it has in its environment at the start, as they take effect. */
  public List<Path> environmentFiles(Site site) throws IOException {
    SortedMap<String, Path> dropIns = new TreeMap<>();
    List<Path> files = new ArrayList<>();
    for (String directory : UNITS) {
      String unit = directory + "/" + service + ".service";
      for (Path each : site.files(unit + ".d", "*.conf")) {
        dropIns.putIfAbsent(each.getFileName().toString(), each);
      }
      files.add(site.path(unit));
    }
    files.addAll(dropIns.values());
    files.add(site.path(settings + "/config"));
    return files;
  }
}
