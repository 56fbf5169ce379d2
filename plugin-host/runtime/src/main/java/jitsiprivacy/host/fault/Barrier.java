package jitsiprivacy.host.fault;

/**
 * What every fault barrier keeps in: whatever code of ours or of a guard's may throw. Only an error
 * of the JVM itself goes through, as nothing that comes after it can be trusted; a stack that
 * overflowed is whole again where it is caught.
 *
 * <pre>{@code
 * } catch (Throwable e) {
 *   Barrier.letThrough(e);
 *   … // A fault: report it, and decide as on-fault says.
 * }
 * }</pre>
 */
public final class Barrier {

  private Barrier() {}

  /** Throws on what no barrier may hold; returns when it is a fault. */
  public static void letThrough(Throwable caught) {
    if (caught instanceof VirtualMachineError error && !(caught instanceof StackOverflowError)) {
      throw error;
    }
    if (caught instanceof InterruptedException) {
      Thread.currentThread().interrupt(); // Undeclared, but whoever waits still has to know.
    }
  }
}
