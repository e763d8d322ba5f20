package io.hanse.clearing.metrics;

import io.hanse.clearing.cycle.Cycle;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.concurrent.atomic.AtomicLong;

/** The figures of one clearing instance. Safe to use from every thread. */
public final class ClearingMetrics implements AutoCloseable {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final AtomicLong openCycle = new AtomicLong();
  private final Counter instructed;
  private final Counter waits;
  private final Counter alarms;
  private final Counter breaks;

  public ClearingMetrics() {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    registry.gauge("hanse.clearing.cycle.open", openCycle);
    instructed = counter("hanse.clearing.cycles.instructed", "Cycles whose payments were written");
    waits = counter("hanse.clearing.cycle.waits", "Steps that could not be done when tried");
    alarms = counter("hanse.clearing.alarms", "Seals or windows that contradict what was known");
    breaks = counter("hanse.clearing.breaks", "Message ids that stand on two ledgers");
  }

  private Counter counter(String name, String description) {
    return Counter.builder(name).description(description).register(registry);
  }

  /** A cycle has come to a state. */
  public void reached(Cycle cycle) {
    switch (cycle) {
      case Cycle.Open open -> openCycle.set(open.number());
      case Cycle.Sealing sealing -> openCycle.set(sealing.number() + 1);
      case Cycle.Instructed done -> instructed.increment();
      case Cycle.Sealed sealed -> {}
      case Cycle.Netted netted -> {}
      case Cycle.Settled settled -> {}
    }
  }

  public void waits() {
    waits.increment();
  }

  public void alarm() {
    alarms.increment();
  }

  /** A message id was used on two ledgers. */
  public void repeatedId() {
    breaks.increment();
  }

  /** All figures in the text format of Prometheus. */
  public String scrape() {
    return registry.scrape();
  }

  @Override
  public void close() {
    registry.close();
  }
}
