package io.hanse.testing;

import io.vertx.core.AsyncResult;
import io.vertx.core.Handler;
import io.vertx.ext.unit.Async;
import io.vertx.ext.unit.TestContext;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.InvocationInterceptor.Invocation;

/**
 * A test context that remembers where what is still open was opened.
 *
 * <p>It is handed out before there is a context, because JUnit asks for arguments before it lets a
 * method be intercepted; what it is told goes to Vert.x Unit's own.
 */
final class WatchedContext implements InvocationHandler {
  private final Map<Object, String> open = new ConcurrentHashMap<>();
  private volatile boolean anything;
  private volatile TestContext context;

  private WatchedContext() {}

  static TestContext unbound() {
    return (TestContext)
        Proxy.newProxyInstance(
            WatchedContext.class.getClassLoader(),
            new Class<?>[] {TestContext.class},
            new WatchedContext());
  }

  static Optional<WatchedContext> among(List<Object> arguments) {
    return arguments.stream()
        .filter(TestContext.class::isInstance)
        .map(proxy -> (WatchedContext) Proxy.getInvocationHandler(proxy))
        .findFirst();
  }

  void run(TestContext running, Invocation<Void> method) {
    context = running;
    try {
      method.proceed();
    } catch (Throwable failure) {
      running.fail(failure);
    }
    if (!anything) {
      running.fail("it opens nothing on its context, so that nothing is waited for");
    }
  }

  /** The failure of a case whose time is over. */
  TimeoutException unfinished(Duration patience) {
    String where = open.values().stream().sorted().collect(Collectors.joining(", "));
    return new TimeoutException(
        "after " + patience + " still open: " + (where.isEmpty() ? "the method itself" : where));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    Object result = told(method, arguments);
    return switch (result) {
      case Async async -> watched(async);
      case Handler<?> handler when method.getName().startsWith("asyncAssert") -> watched(handler);
      case TestContext same -> proxy;
      case null, default -> result;
    };
  }

  private Object told(Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(context, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }

  private Async watched(Async async) {
    opened(async);
    async.handler(done -> open.remove(async));
    return async;
  }

  @SuppressWarnings("unchecked")
  private Handler<AsyncResult<Object>> watched(Handler<?> handler) {
    opened(handler);
    return result -> {
      open.remove(handler);
      ((Handler<AsyncResult<Object>>) handler).handle(result);
    };
  }

  private void opened(Object async) {
    anything = true;
    open.put(async, caller());
  }

  /** The line of the test, below this class and the proxy. */
  private static String caller() {
    return StackWalker.getInstance()
        .walk(
            frames ->
                frames
                    .dropWhile(frame -> !frame.getClassName().contains("$Proxy"))
                    .dropWhile(frame -> frame.getClassName().contains("$Proxy"))
                    .findFirst())
        .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
        .orElse("an unknown line");
  }
}
