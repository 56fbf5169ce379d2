package jitsiprivacy.consent.ledger.sql;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import jitsiprivacy.consent.ledger.LedgerOptions;
import org.postgresql.Driver;

/** Connections to a server, straight from the driver: who else has drivers does not matter. */
final class PostgresSource implements DataSource {

  private static final int CONNECT_TIMEOUT_S = 5;

  private final Driver driver = new Driver();
  private final String url;
  private final String user;
  private final Optional<PasswordFile> password;
  private final Properties own;

  PostgresSource(LedgerOptions options) {
    this(options, new Properties());
  }

  /**
   * @param own settings of the driver, in the place of the usual ones
   */
  PostgresSource(LedgerOptions options, Properties own) {
    this.own = own;
    url = options.url().orElseThrow();
    user = options.user().orElseThrow();
    password = options.passwordFile().map(PasswordFile::new);
  }

  @Override
  public Connection getConnection() throws SQLException {
    Properties properties = new Properties(defaults());
    properties.putAll(own);
    properties.setProperty("user", user);
    if (password.isPresent()) {
      properties.setProperty("password", password.get().read());
    }
    Connection connection = driver.connect(url, properties);
    if (connection == null) {
      throw new SQLException("its url is none of a PostgreSQL database");
    }
    try (Statement statement = connection.createStatement()) {
      // Who waits for a lock, or hangs while writing, is given up; followers count on that.
      statement.execute("set statement_timeout = '10s'");
      statement.execute("set idle_in_transaction_session_timeout = '10s'");
      // What is acknowledged must be durable, whatever is usual there.
      statement.execute(
          "select set_config('synchronous_commit', 'on', false)"
              + " where current_setting('synchronous_commit') = 'off'");
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    return connection;
  }

  /** What the url may say otherwise. */
  private static Properties defaults() {
    Properties defaults = new Properties();
    defaults.setProperty("ApplicationName", "jitsi-privacy");
    defaults.setProperty("connectTimeout", "" + CONNECT_TIMEOUT_S);
    defaults.setProperty("socketTimeout", "15");
    // Without a thread for each attempt; the other two limit it.
    defaults.setProperty("loginTimeout", "0");
    defaults.setProperty("tcpKeepAlive", "true");
    // Of several, the one that can be written to.
    defaults.setProperty("targetServerType", "primary");
    defaults.setProperty("reWriteBatchedInserts", "true");
    // Details are values.
    defaults.setProperty("logServerErrorDetail", "false");
    return defaults;
  }

  @Override
  public Connection getConnection(String otherUser, String otherPassword) throws SQLException {
    throw new SQLFeatureNotSupportedException("the user is configured");
  }

  @Override
  public PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(PrintWriter out) {}

  @Override
  public void setLoginTimeout(int seconds) {}

  /** In seconds; so long a pool that is closed waits for a connection that is being made. */
  @Override
  public int getLoginTimeout() {
    return CONNECT_TIMEOUT_S;
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getLogger(PostgresSource.class.getPackageName());
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLFeatureNotSupportedException("wraps nothing");
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
