package io.hanse.config.server;

import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.nio.serialization.HazelcastSerializationException;
import io.hanse.config.database.DatabaseOutage;
import io.vertx.core.VertxException;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import java.io.IOException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;

/** Tells broken infrastructure, which passes, from a fault of the program. */
public final class Outage {
  /** The failure code of a message on the event bus whose recipient met an outage. */
  public static final int REPLY_CODE = 503;

  private Outage() {}

  /** Whether a failure, or a cause of it, is a part of the network that does not answer. */
  public static boolean isBehind(Throwable failure) {
    Throwable at = failure;
    while (at != null) {
      if (isOne(at)) {
        return true;
      }
      at = at.getCause();
    }
    return false;
  }

  private static boolean isOne(Throwable failure) {
    return switch (failure) {
      case IOException connection -> true;
      case TimeoutException late -> true;
      case RejectedExecutionException full -> true;
      case ReplyException reply ->
          reply.failureType() != ReplyFailure.RECIPIENT_FAILURE
              || reply.failureCode() == REPLY_CODE;
      case HazelcastSerializationException fault -> false;
      case HazelcastInstanceNotActiveException left -> true;
      case HazelcastException cluster -> true;
      case VertxException infrastructure -> DatabaseOutage.is(infrastructure);
      default -> false;
    };
  }
}
