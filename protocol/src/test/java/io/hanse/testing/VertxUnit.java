package io.hanse.testing;

import io.vertx.core.Vertx;
import io.vertx.ext.unit.TestCompletion;
import io.vertx.ext.unit.TestContext;
import io.vertx.ext.unit.TestOptions;
import io.vertx.ext.unit.TestSuite;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Runs the asynchronous methods of a JUnit 5 class on Vert.x Unit.
 *
 * <p>A test or life cycle method that takes a {@link TestContext} is a case of a Vert.x Unit suite:
 * it runs on an event loop, where waiting would be a fault, and has ended when everything it opened
 * on the context has. JUnit gets the first failure as it was thrown, wherever it was thrown. A case
 * that opens nothing fails, because nothing in it could. Other methods run as JUnit runs them.
 *
 * <p>A {@link Vertx} parameter is one for the class where a method for the whole class asks for it,
 * else one for the test. It is closed with the class or test.
 */
public final class VertxUnit implements InvocationInterceptor, ParameterResolver {
  /** Far more than any case needs: it only ends what hangs, on a busy machine too. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final Namespace VERTX = Namespace.create(VertxUnit.class);

  private final Duration patience;

  /** Cases may take five minutes. */
  public VertxUnit() {
    this(PATIENCE);
  }

  /** Cases may take as long as {@code patience}. */
  public VertxUnit(Duration patience) {
    this.patience = patience;
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext scope) {
    Class<?> type = parameter.getParameter().getType();
    return type == TestContext.class || type == Vertx.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext scope) {
    return parameter.getParameter().getType() == Vertx.class
        ? vertx(scope)
        : WatchedContext.unbound();
  }

  private static Vertx vertx(ExtensionContext scope) {
    return scope
        .getStore(VERTX)
        .getOrComputeIfAbsent(Vertx.class, key -> new Owned(Vertx.vertx()), Owned.class)
        .vertx();
  }

  /** A Vert.x that ends with what it was made for. */
  private record Owned(Vertx vertx) implements AutoCloseable {
    @Override
    public void close() throws TimeoutException {
      vertx.close().await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
  }

  @Override
  public void interceptBeforeAllMethod(
      Invocation<Void> method, ReflectiveInvocationContext<Method> call, ExtensionContext scope)
      throws Throwable {
    run(method, call, scope);
  }

  @Override
  public void interceptBeforeEachMethod(
      Invocation<Void> method, ReflectiveInvocationContext<Method> call, ExtensionContext scope)
      throws Throwable {
    run(method, call, scope);
  }

  @Override
  public void interceptTestMethod(
      Invocation<Void> method, ReflectiveInvocationContext<Method> call, ExtensionContext scope)
      throws Throwable {
    run(method, call, scope);
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<Void> method, ReflectiveInvocationContext<Method> call, ExtensionContext scope)
      throws Throwable {
    run(method, call, scope);
  }

  @Override
  public void interceptAfterEachMethod(
      Invocation<Void> method, ReflectiveInvocationContext<Method> call, ExtensionContext scope)
      throws Throwable {
    run(method, call, scope);
  }

  @Override
  public void interceptAfterAllMethod(
      Invocation<Void> method, ReflectiveInvocationContext<Method> call, ExtensionContext scope)
      throws Throwable {
    run(method, call, scope);
  }

  private void run(
      Invocation<Void> method, ReflectiveInvocationContext<Method> call, ExtensionContext scope)
      throws Throwable {
    Optional<WatchedContext> watched = WatchedContext.among(call.getArguments());
    if (watched.isEmpty()) {
      method.proceed();
      return;
    }
    TestCompletion completion = start(method, call, watched.get(), vertx(scope));
    try {
      completion.awaitSuccess(patience.toMillis());
    } catch (Throwable failure) {
      throw completion.isCompleted() ? failure : watched.get().unfinished(patience);
    }
  }

  private TestCompletion start(
      Invocation<Void> method,
      ReflectiveInvocationContext<Method> call,
      WatchedContext watched,
      Vertx vertx) {
    return TestSuite.create(call.getTargetClass().getName())
        .test(
            call.getExecutable().getName(),
            context -> {
              vertx.exceptionHandler(context.exceptionHandler());
              watched.run(context, method);
            })
        .run(vertx, new TestOptions().setTimeout(0));
  }
}
