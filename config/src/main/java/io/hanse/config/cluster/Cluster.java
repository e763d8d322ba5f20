package io.hanse.config.cluster;

import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import io.hanse.config.settings.ClusterSettings;
import io.hanse.config.shared.SharedState;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;

/** This process's place in the cluster: its Vert.x instance and what is shared. */
public final class Cluster {
  private final HazelcastInstance member;
  private final Vertx vertx;
  private final SharedMaps shared;

  private Cluster(HazelcastInstance member, Vertx vertx, SharedMaps shared) {
    this.member = member;
    this.vertx = vertx;
    this.shared = shared;
  }

  /** Joins with plain Vert.x options. */
  public static Future<Cluster> start(ClusterSettings settings) {
    return start(settings, new VertxOptions(), UnaryOperator.identity());
  }

  /**
   * Joins the cluster, or begins one where none of the members listed answers, and starts Vert.x
   * over it. Takes two to three seconds, none of them on the caller's thread.
   *
   * @param options of Vert.x; the event bus is bound to the settings' address
   * @param parts adds metrics and tracing to the builder
   * @return fails when the address cannot be bound; what was started is stopped again by then
   */
  public static Future<Cluster> start(
      ClusterSettings settings, VertxOptions options, UnaryOperator<VertxBuilder> parts) {
    options.getEventBusOptions().setHost(settings.bind()).setClusterPublicHost(settings.bind());
    return onOwnThread(() -> Hazelcast.newHazelcastInstance(MemberConfig.of(settings)))
        .compose(
            member ->
                clustered(member, options, parts)
                    .compose(vertx -> shared(member, vertx))
                    .recover(
                        failure ->
                            shutDown(member).transform(done -> Future.failedFuture(failure))));
  }

  private static Future<Vertx> clustered(
      HazelcastInstance member, VertxOptions options, UnaryOperator<VertxBuilder> parts) {
    return parts
        .apply(Vertx.builder())
        .with(options)
        .withClusterManager(new HazelcastClusterManager(member))
        .buildClustered();
  }

  private static Future<Cluster> shared(HazelcastInstance member, Vertx vertx) {
    return vertx.executeBlocking(
        () -> new Cluster(member, vertx, SharedMaps.of(member, vertx)), false);
  }

  public Vertx vertx() {
    return vertx;
  }

  public SharedState shared() {
    return shared;
  }

  /**
   * Leaves: first the list of servers, then Vert.x, so that its handlers go while the cluster can
   * still be told, then the member, which hands its share of the maps over. Servers are to be
   * closed before. What is returned is not to be chained to a future of this Vert.x.
   */
  public Future<Void> close() {
    // Of no context: those of a closed Vert.x call nobody back.
    Promise<Void> left = Promise.promise();
    shared
        .members()
        .withdrawAll()
        .onComplete(
            withdrawn ->
                onOwnThread(() -> vertx.close().toCompletionStage().toCompletableFuture().join())
                    .eventually(() -> shutDown(member))
                    .<Void>mapEmpty()
                    .onComplete(left));
    return left.future();
  }

  private static Future<Void> shutDown(HazelcastInstance member) {
    return onOwnThread(
            () -> {
              member.shutdown();
              return member;
            })
        .mapEmpty();
  }

  /** Before Vert.x starts and after it has ended there is no pool to block in. */
  private static <T> Future<T> onOwnThread(Callable<T> work) {
    Promise<T> promise = Promise.promise();
    Thread.ofPlatform()
        .name("hanse-cluster")
        .start(
            () -> {
              try {
                promise.complete(work.call());
              } catch (Exception e) {
                promise.fail(e);
              }
            });
    return promise.future();
  }
}
