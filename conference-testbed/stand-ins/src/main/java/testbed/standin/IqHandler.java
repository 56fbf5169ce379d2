package testbed.standin;

import org.jivesoftware.smack.SmackException;
import org.jivesoftware.smack.XMPPConnection;
import org.jivesoftware.smack.XMPPException;
import org.jivesoftware.smack.iqrequest.AbstractIqRequestHandler;
import org.jivesoftware.smack.iqrequest.IQRequestHandler;
import org.jivesoftware.smack.packet.IQ;
import org.jivesoftware.smack.packet.StanzaError;
import org.jivesoftware.smack.packet.StanzaError.Condition;

/** Answers one kind of IQ of type set. */
public final class IqHandler {

  private IqHandler() {}

  /** What to do with a request. */
  @FunctionalInterface
  public interface Action<I extends IQ> {

    /** Gives the answer. */
    IQ answer(I request) throws XMPPException, SmackException, InterruptedException;
  }

  /**
   * Registers an action. It may wait for other stanzas unless it must see its requests in order.
   */
  public static <I extends IQ> void register(
      XMPPConnection connection,
      String element,
      String namespace,
      Class<I> type,
      IQRequestHandler.Mode mode,
      Action<I> action) {
    connection.registerIQRequestHandler(
        new AbstractIqRequestHandler(element, namespace, IQ.Type.set, mode) {
          @Override
          public IQ handleIQRequest(IQ request) {
            try {
              return action.answer(type.cast(request));
            } catch (XMPPException | SmackException e) {
              return error(request, Condition.internal_server_error, e.toString());
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
              return error(request, Condition.internal_server_error, e.toString());
            }
          }
        });
  }

  /** An error as the answer to a request. */
  public static IQ error(IQ request, Condition condition, String text) {
    return IQ.createErrorResponse(
        request,
        StanzaError.getBuilder().setCondition(condition).setDescriptiveEnText(text).build());
  }
}
