package io.hanse.node.metrics;

import io.hanse.protocol.identity.LedgerId;
import io.hanse.protocol.message.MessageKind;
import io.hanse.protocol.rejection.RejectionCode;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;

/** The figures of one node. Safe to use from every thread. */
public final class NodeMetrics implements AutoCloseable {
  private static final String APPLIED = "applied";

  /** The label of messages whose kind could not be read. */
  private static final String NO_KIND = "none";

  /** The promised bound on a posting's wait for a cutoff; a bucket counts the longer waits. */
  private static final Duration LONGEST_CUTOFF_WAIT = Duration.ofMillis(100);

  private final PrometheusMeterRegistry registry;
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private final Map<MessageKind, Map<RejectionCode, Counter>> refused;
  private final Map<RejectionCode, Counter> unreadable;
  private final Map<MessageKind, Counter> applied;
  private final LongAdder accruals = new LongAdder();
  private final LongAdder redemptions = new LongAdder();
  private final Timer verification;
  private final Timer commit;
  private final Timer cutoffWait;
  private final DistributionSummary batchSize;
  private final Counter forwarded;

  /** Figures that all carry the ledger's name. */
  public NodeMetrics(LedgerId ledger) {
    registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    registry.config().commonTags("ledger", ledger.value());
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    collections.bindTo(registry);
    applied = new EnumMap<>(MessageKind.class);
    refused = new EnumMap<>(MessageKind.class);
    for (MessageKind kind : MessageKind.sent()) {
      applied.put(kind, answers(kind.wire(), APPLIED));
      refused.put(kind, refusals(kind.wire()));
    }
    unreadable = refusals(NO_KIND);
    verification = timer("hanse.verification", "Checking one envelope's signature and reading it");
    commit = timer("hanse.batch.commit", "One batch, from its first write to its commit");
    cutoffWait =
        times("hanse.cutoff.wait", "From asking for the cutoff lock to having it")
            .serviceLevelObjectives(LONGEST_CUTOFF_WAIT)
            .register(registry);
    batchSize = batchSizes();
    forwarded = counter("hanse.forwarded", "Messages handed to another ledger's nodes");
  }

  private Counter answers(String kind, String outcome) {
    return Counter.builder("hanse.messages")
        .description("Messages that this node answered at its door, by type and outcome")
        .tag("type", kind)
        .tag("outcome", outcome)
        .register(registry);
  }

  private Map<RejectionCode, Counter> refusals(String kind) {
    Map<RejectionCode, Counter> counters = new EnumMap<>(RejectionCode.class);
    for (RejectionCode code : RejectionCode.values()) {
      counters.put(code, answers(kind, code.code()));
    }
    return counters;
  }

  private Timer timer(String name, String description) {
    return times(name, description).register(registry);
  }

  private static Timer.Builder times(String name, String description) {
    return Timer.builder(name)
        .description(description)
        .publishPercentileHistogram()
        .minimumExpectedValue(Duration.ofNanos(20_000))
        .maximumExpectedValue(Duration.ofSeconds(5));
  }

  private DistributionSummary batchSizes() {
    return DistributionSummary.builder("hanse.batch.size")
        .description("Messages in one batch")
        .serviceLevelObjectives(1, 5, 10, 25, 50, 100, 250, 500, 1000, 2000)
        .register(registry);
  }

  private Counter counter(String name, String description) {
    return Counter.builder(name).description(description).register(registry);
  }

  /** Counts a message that was applied and answered. */
  public void applied(MessageKind kind) {
    count(applied, kind);
  }

  private static void count(Map<MessageKind, Counter> counters, MessageKind kind) {
    Counter counter = counters.get(kind);
    if (counter != null) {
      counter.increment();
    }
  }

  /**
   * Counts a refusal, final or not.
   *
   * @param kind empty where the message could not be read
   */
  public void refused(Optional<MessageKind> kind, RejectionCode code) {
    Map<RejectionCode, Counter> byCode = kind.isEmpty() ? unreadable : refused.get(kind.get());
    Counter counter = byCode == null ? null : byCode.get(code);
    if (counter != null) {
      counter.increment();
    }
  }

  /** Counts a message that was applied on this node's own ledger, for the page's pace. */
  public void posted(MessageKind kind) {
    switch (kind) {
      case ACCRUAL -> accruals.increment();
      case REDEMPTION, CAPTURE -> redemptions.increment();
      default -> {}
    }
  }

  /** Accruals that this node has posted on its own ledger since it started. */
  public long accruals() {
    return accruals.sum();
  }

  /** Redemptions and captures that this node has posted on its own ledger since it started. */
  public long redemptions() {
    return redemptions.sum();
  }

  public void verified(long nanos) {
    verification.record(nanos, TimeUnit.NANOSECONDS);
  }

  /** Records how long a batch waited for a cutoff. */
  public void waitedForCutoff(long nanos) {
    cutoffWait.record(nanos, TimeUnit.NANOSECONDS);
  }

  /** Records how long a batch took to be written. */
  public void written(long nanos) {
    commit.record(nanos, TimeUnit.NANOSECONDS);
  }

  public void committed(int messages) {
    batchSize.record(messages);
  }

  public void forwarded(int messages) {
    forwarded.increment(messages);
  }

  /** Shows how many messages wait to be decided. */
  public void watchIntake(IntSupplier depth) {
    Gauge.builder("hanse.intake.depth", () -> (Number) depth.getAsInt())
        .description("Messages that wait for a batch")
        .register(registry);
  }

  /** Everything in Prometheus' text format. */
  public String scrape() {
    return registry.scrape();
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }
}
