package jitsiprivacy.consent.ledger.sql;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import jitsiprivacy.consent.ledger.LedgerOptions;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The server of the distribution, on the loopback address with a password, for all tests of a run;
 * each has a database of its own. It refuses to run as root.
 */
public final class PostgresServer implements AutoCloseable {

  static final String USER = "jitsi";

  private static final String PASSWORD = "not-for-logs";
  private static final String UNPRIVILEGED = "nobody";
  private static final long PATIENCE_S = 60;

  private final Path home;
  private final Path bin;
  private final int port;
  private final AtomicInteger databases = new AtomicInteger();
  private Process server;

  public PostgresServer() throws Exception {
    home = Files.createTempDirectory(Path.of("/tmp"), "jitsi-privacy-postgres");
    bin = binaries();
    port = freePort();
    Path data = Files.createDirectory(home.resolve("data"));
    Path password = Files.writeString(passwordFile(), PASSWORD + "\n");
    Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
    if (isRoot()) {
      for (Path each : List.of(home, data, password)) {
        own(each);
      }
    }
    run(
        start(
            "initdb",
            "--pgdata=" + data,
            "--username=" + USER,
            "--auth=scram-sha-256",
            "--pwfile=" + password,
            "--encoding=UTF8",
            "--locale=C",
            "--no-sync"));
    startServer();
  }

  /** The one of this run. */
  static PostgresServer of(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(ExtensionContext.Namespace.GLOBAL)
        .getOrComputeIfAbsent(
            PostgresServer.class, key -> unchecked(PostgresServer::new), PostgresServer.class);
  }

  private interface Making {
    PostgresServer make() throws Exception;
  }

  private static PostgresServer unchecked(Making making) {
    try {
      return making.make();
    } catch (Exception e) {
      throw new IllegalStateException("no PostgreSQL: " + e.getMessage(), e);
    }
  }

  /** Where all of its files are. */
  public Path home() {
    return home;
  }

  /** How to reach a new database. */
  public LedgerOptions newDatabase() throws SQLException {
    String name = "test" + databases.incrementAndGet();
    execute("create database " + name);
    return options(name, port);
  }

  /** In none of the databases of tests. */
  void execute(String sql) throws SQLException {
    try (Connection connection = new PostgresSource(options("postgres", port)).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  int port() {
    return port;
  }

  /** The same database, elsewhere. */
  LedgerOptions at(LedgerOptions options, int otherPort) {
    String url = options.url().orElseThrow();
    return options(url.substring(url.lastIndexOf('/') + 1), otherPort);
  }

  private LedgerOptions options(String database, int atPort) {
    return new LedgerOptions(
        LedgerOptions.Kind.POSTGRESQL,
        Optional.of("jdbc:postgresql://127.0.0.1:" + atPort + "/" + database),
        Optional.of(USER),
        Optional.of(passwordFile()));
  }

  private Path passwordFile() {
    return home.resolve("password");
  }

  private static Path binaries() throws IOException {
    try (Stream<Path> versions = Files.list(Path.of("/usr/lib/postgresql"))) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(directory -> Files.isExecutable(directory.resolve("initdb")))
          .max(Comparator.comparing(Path::toString))
          .orElseThrow();
    } catch (IOException e) {
      throw new IOException("run apt install postgresql, as prerequisites.sh does", e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  private static void own(Path path) throws IOException {
    Files.setOwner(
        path,
        path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(UNPRIVILEGED));
  }

  private Process start(String program, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(List.of("setpriv", "--reuid=" + UNPRIVILEGED, "--clear-groups", "--"));
    }
    command.add(bin.resolve(program).toString());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .directory(home.toFile())
        .redirectErrorStream(true)
        .redirectOutput(home.resolve(program + ".log").toFile())
        .start();
  }

  private void run(Process process) throws Exception {
    if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IOException(Files.readString(home.resolve("initdb.log")));
    }
  }

  /** Durability is not what is tested here, and would only make it slow. */
  public void startServer() throws Exception {
    server =
        start(
            "postgres",
            "-D",
            home.resolve("data").toString(),
            "-k",
            home.toString(),
            "-p",
            "" + port,
            "-c",
            "listen_addresses=127.0.0.1",
            "-c",
            "fsync=off",
            "-c",
            "max_connections=50");
    PostgresSource source = new PostgresSource(options("postgres", port));
    for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_S); ; ) {
      try {
        source.getConnection().close();
        return;
      } catch (SQLException e) {
        if (!server.isAlive() || System.nanoTime() > end) {
          throw new IOException(Files.readString(home.resolve("postgres.log")), e);
        }
        Thread.sleep(50);
      }
    }
  }

  /** What is in it stays: see {@link #startServer}. */
  public void stopServer() throws IOException {
    try {
      // SIGINT: without waiting for who is connected. Java has no word for it.
      new ProcessBuilder("kill", "-INT", "" + server.pid()).start().waitFor();
      if (!server.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
        server.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      server.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** All that it started ends with it. */
  @Override
  public void close() throws IOException {
    stopServer();
    try (Stream<Path> all = Files.walk(home)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
