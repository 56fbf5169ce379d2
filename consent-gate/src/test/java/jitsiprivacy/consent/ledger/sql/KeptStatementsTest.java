package jitsiprivacy.consent.ledger.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeptStatementsTest {

  private static final String INSERT = "insert into t (a) values (:a)";
  private static final String SELECT = "select a from t where a >= :from order by a";

  private final List<String> prepared = new ArrayList<>();
  private Handle handle;

  @BeforeEach
  void open() throws Exception {
    Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
    Jdbi jdbi = Jdbi.create(() -> watched(connection));
    jdbi.setStatementBuilderFactory(each -> new KeptStatements());
    handle = jdbi.open();
    handle.execute("create table t (a integer not null unique)");
    prepared.clear();
  }

  @AfterEach
  void close() {
    handle.close();
  }

  @Test
  void aStatementIsPreparedOnce() {
    insert(1);
    insert(2);
    assertThat(from(1)).containsExactly(1, 2);
    assertThat(from(2)).containsExactly(2);
    assertThat(prepared).hasSize(2);
  }

  @Test
  void batchesAreToo() {
    batch(1, 2);
    batch(3);
    assertThat(from(0)).containsExactly(1, 2, 3);
    assertThat(prepared).hasSize(2);
  }

  @Test
  void nothingIsLeftOfTheUseBefore() {
    insert(1);
    assertThatThrownBy(() -> handle.createUpdate("insert into t (a) values (?)").execute())
        .hasMessageContaining("Missing positional");
    assertThat(from(0)).containsExactly(1);
  }

  @Test
  void oneThatFailedServesAgain() {
    insert(1);
    assertThatThrownBy(() -> insert(1)).hasMessageContaining("UNIQUE");
    assertThatThrownBy(() -> batch(2, 1, 3)).hasMessageContaining("UNIQUE");
    batch(4);
    assertThat(from(4)).containsExactly(4);
    assertThat(from(0)).contains(1, 4);
  }

  @Test
  void theSameQueryWithinItselfHasAStatementOfItsOwn() {
    batch(1, 2, 3);
    try (var outer = handle.createQuery(SELECT).bind("from", 1).mapTo(Integer.class).iterator()) {
      Iterator<Integer> rows = outer;
      assertThat(rows.next()).isEqualTo(1);
      assertThat(from(3)).containsExactly(3);
      assertThat(rows.next()).isEqualTo(2);
    }
    assertThat(from(2)).containsExactly(2, 3);
  }

  private void insert(int a) {
    handle.createUpdate(INSERT).bind("a", a).execute();
  }

  private void batch(int... all) {
    PreparedBatch batch = handle.prepareBatch(INSERT);
    for (int a : all) {
      batch.bind("a", a).add();
    }
    batch.execute();
  }

  private List<Integer> from(int least) {
    return handle.createQuery(SELECT).bind("from", least).mapTo(Integer.class).list();
  }

  private Connection watched(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("prepareStatement")) {
                prepared.add((String) arguments[0]);
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
