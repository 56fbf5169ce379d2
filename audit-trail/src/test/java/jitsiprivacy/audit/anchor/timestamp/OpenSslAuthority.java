package jitsiprivacy.audit.anchor.timestamp;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A time stamp authority made of {@code openssl ts}, with certificates of {@code openssl ca}. */
public final class OpenSslAuthority implements AutoCloseable {

  private static final String CONFIGURATION =
      """
      [ca]
      default_ca = root
      [root]
      database = index.txt
      serial = serial
      new_certs_dir = .
      certificate = root.pem
      private_key = root.key
      default_md = sha256
      policy = any
      unique_subject = no
      [any]
      commonName = supplied
      [req]
      distinguished_name = name
      prompt = no
      [name]
      commonName = unused
      [v3_root]
      basicConstraints = critical, CA:TRUE
      keyUsage = critical, keyCertSign, cRLSign
      [v3_tsa]
      basicConstraints = CA:FALSE
      keyUsage = critical, digitalSignature
      extendedKeyUsage = critical, timeStamping
      [v3_server]
      basicConstraints = CA:FALSE
      keyUsage = critical, digitalSignature
      extendedKeyUsage = critical, serverAuth
      [tsa]
      default_tsa = stamp
      [stamp]
      serial = tsserial
      crypto_device = builtin
      signer_digest = sha256
      default_policy = 1.2.3.4.1
      digests = sha256
      accuracy = secs:1
      ess_cert_id_chain = no
      ess_cert_id_alg = sha256
      """;

  private final Path directory;
  private final HttpServer server;
  private volatile String signer = "good";

  /**
   * @param directory an empty one, for its keys
   */
  public OpenSslAuthority(Path directory) throws IOException {
    this.directory = directory;
    Files.writeString(directory.resolve("conf"), CONFIGURATION);
    Files.writeString(directory.resolve("index.txt"), "");
    Files.writeString(directory.resolve("serial"), "01\n");
    Files.writeString(directory.resolve("tsserial"), "01\n");
    key("root");
    openssl(
        "req",
        "-x509",
        "-new",
        "-key",
        "root.key",
        "-subj",
        "/CN=Root of the test",
        "-days",
        "3650",
        "-extensions",
        "v3_root",
        "-config",
        "conf",
        "-out",
        "root.pem");
    issue("good", "v3_tsa", "20200101000000Z", "20991231235959Z");
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  private void key(String name) throws IOException {
    openssl(
        "genpkey",
        "-algorithm",
        "EC",
        "-pkeyopt",
        "ec_paramgen_curve:P-256",
        "-out",
        name + ".key");
  }

  private void issue(String name, String extensions, String from, String to) throws IOException {
    key(name);
    openssl(
        "req",
        "-new",
        "-key",
        name + ".key",
        "-subj",
        "/CN=Authority " + name,
        "-config",
        "conf",
        "-out",
        name + ".csr");
    openssl(
        "ca",
        "-batch",
        "-notext",
        "-config",
        "conf",
        "-in",
        name + ".csr",
        "-startdate",
        from,
        "-enddate",
        to,
        "-extensions",
        extensions,
        "-out",
        name + ".pem");
  }

  /** From now on it signs with a certificate that was valid in the year 2020 only. */
  public void useExpired() throws IOException {
    issue("expired", "v3_tsa", "20200101000000Z", "20201231235959Z");
    signer = "expired";
  }

  /**
   * What the holder of another certificate of the same root can make: the contents of a time stamp,
   * signed.
   *
   * @param contents of a time stamp (RFC 3161, TSTInfo)
   * @return a content info (RFC 5652)
   */
  public byte[] signedByServer(byte[] contents) throws IOException {
    issue("server", "v3_server", "20200101000000Z", "20991231235959Z");
    Files.write(directory.resolve("contents"), contents);
    openssl(
        "cms",
        "-sign",
        "-binary",
        "-nodetach",
        "-cades",
        "-md",
        "sha256",
        "-in",
        "contents",
        "-econtent_type",
        "1.2.840.113549.1.9.16.1.4",
        "-signer",
        "server.pem",
        "-inkey",
        "server.key",
        "-outform",
        "DER",
        "-out",
        "signed");
    return Files.readAllBytes(directory.resolve("signed"));
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  /** What there is to trust. */
  public Path root() {
    return directory.resolve("root.pem");
  }

  /** The certificate that it signs with. */
  public Path certificate() {
    return directory.resolve(signer + ".pem");
  }

  /** Answers a query; in DER both. */
  public byte[] reply(byte[] query) throws IOException {
    Files.write(directory.resolve("query"), query);
    openssl(
        "ts",
        "-reply",
        "-config",
        "conf",
        "-queryfile",
        "query",
        "-signer",
        signer + ".pem",
        "-inkey",
        signer + ".key",
        "-chain",
        "root.pem",
        "-out",
        "reply");
    return Files.readAllBytes(directory.resolve("reply"));
  }

  /** A query of openssl's own, with a nonce. */
  public byte[] query(byte[] data, String... more) throws IOException {
    Files.write(directory.resolve("data"), data);
    List<String> command = new ArrayList<>(List.of("ts", "-query", "-data", "data", "-sha256"));
    command.addAll(List.of(more));
    command.addAll(List.of("-out", "query"));
    openssl(command.toArray(String[]::new));
    return Files.readAllBytes(directory.resolve("query"));
  }

  /** Whether openssl finds the reply to be one for the data. */
  public boolean verifies(byte[] reply, byte[] data) throws IOException {
    Files.write(directory.resolve("data"), data);
    Files.write(directory.resolve("reply"), reply);
    return run(
            List.of(
                "openssl", "ts", "-verify", "-data", "data", "-in", "reply", "-CAfile", "root.pem"))
        == 0;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] reply;
      synchronized (this) {
        reply = reply(exchange.getRequestBody().readAllBytes());
      }
      exchange.getResponseHeaders().set("Content-Type", "application/timestamp-reply");
      exchange.sendResponseHeaders(200, reply.length);
      exchange.getResponseBody().write(reply);
    }
  }

  private void openssl(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("openssl"));
    command.addAll(List.of(arguments));
    if (run(command) != 0) {
      throw new IOException(command + ": " + Files.readString(directory.resolve("said")));
    }
  }

  private int run(List<String> command) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("said").toFile())
            .start();
    try {
      process.getOutputStream().close();
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException(command + " does not end");
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }

  static byte[] data(String text) {
    return text.getBytes(UTF_8);
  }
}
