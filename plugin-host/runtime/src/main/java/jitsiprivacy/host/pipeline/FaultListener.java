package jitsiprivacy.host.pipeline;

/** Told of what was caught at the fault barrier, and of what was decided. */
public interface FaultListener {

  /** An interceptor or hook handler of this guard threw. */
  void fault(String guard, String where, Throwable cause);

  /** This guard refused, replaced or dropped something. */
  void intervened(String guard, String verdict);
}
