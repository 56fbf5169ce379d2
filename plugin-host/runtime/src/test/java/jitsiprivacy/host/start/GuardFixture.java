package jitsiprivacy.host.start;

import java.util.List;
import java.util.Set;
import jitsiprivacy.spi.ClosedDoor;
import jitsiprivacy.spi.GuardModule;
import jitsiprivacy.spi.Host;

/** A guard of Jicofo's that does nothing. Public, because a loader of its own makes it. */
public class GuardFixture extends GuardModule {
  private final String id;
  private final Class<? extends Record> options;
  private final Set<String> requires;
  private final Set<String> uses;

  public GuardFixture(
      String id, Class<? extends Record> options, Set<String> requires, Set<String> uses) {
    this.id = id;
    this.options = options;
    this.requires = requires;
    this.uses = uses;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public Set<Host> hosts() {
    return Set.of(Host.JICOFO);
  }

  @Override
  public Class<? extends Record> options() {
    return options;
  }

  @Override
  public Set<String> requires() {
    return requires;
  }

  @Override
  public Set<String> uses() {
    return uses;
  }

  @Override
  public List<ClosedDoor> closedDoors() {
    return List.of();
  }

  @Override
  protected void guard() {}

  /** Options of three guards: each section needs a record of its own. */
  public record A(boolean enabled) {}

  public record B(boolean enabled) {}

  public record C(boolean enabled) {}
}
