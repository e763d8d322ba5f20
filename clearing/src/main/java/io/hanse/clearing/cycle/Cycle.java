package io.hanse.clearing.cycle;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** One round of clearing: a list of seals, netted once. */
public sealed interface Cycle {
  /** 1, 2, 3... */
  long number();

  /** When it became the open one. */
  Instant openedAt();

  /** How far it is. */
  CycleState state();

  /** A cycle whose end has been decided. */
  sealed interface Closed extends Cycle {
    /** What it was before. */
    Cycle before();

    /** When its end was decided, by clearing's clock. */
    Instant closedAt();

    @Override
    default long number() {
      return before().number();
    }

    @Override
    default Instant openedAt() {
      return before().openedAt();
    }

    /** The day whose exchange rates it uses: of {@link #closedAt}, in UTC. */
    default LocalDate date() {
      return LocalDate.ofInstant(closedAt(), ZoneOffset.UTC);
    }
  }

  /** A cycle that has its seals: one step after another led here. */
  sealed interface Gathered extends Closed {
    @Override
    Closed before();

    @Override
    default Instant closedAt() {
      return before().closedAt();
    }
  }

  /** Ledgers are posting into windows that will belong to it. */
  record Open(long number, Instant openedAt) implements Cycle {
    @Override
    public CycleState state() {
      return CycleState.OPEN;
    }

    public Sealing close(Instant at) {
      return new Sealing(this, at);
    }
  }

  /** Ledgers are being asked to cut. */
  record Sealing(Open before, Instant at) implements Closed {
    @Override
    public CycleState state() {
      return CycleState.SEALING;
    }

    /** Every ledger has sealed or is known to be absent. */
    public Sealed seal(Instant at) {
      return new Sealed(this, at);
    }

    @Override
    public Instant closedAt() {
      return at;
    }
  }

  /** Its seals are fixed; their obligations are being pulled and checked. */
  record Sealed(Sealing before, Instant at) implements Gathered {
    @Override
    public CycleState state() {
      return CycleState.SEALED;
    }

    /** Every window agrees with its seal, and the sums are netted. */
    public Netted net(Instant at) {
      return new Netted(this, at);
    }
  }

  /** Who pays whom is known. */
  record Netted(Sealed before, Instant at) implements Gathered {
    @Override
    public CycleState state() {
      return CycleState.NETTED;
    }

    /** The payments have their references and can be handed out. */
    public Instructed instruct(Instant at) {
      return new Instructed(this, at);
    }
  }

  /** The files can be exported. */
  record Instructed(Netted before, Instant at) implements Gathered {
    @Override
    public CycleState state() {
      return CycleState.INSTRUCTED;
    }

    /** Every payment has been made. */
    public Settled settle(Instant at) {
      return new Settled(this, at);
    }
  }

  /** Paid; nothing is left to do. */
  record Settled(Instructed before, Instant at) implements Gathered {
    @Override
    public CycleState state() {
      return CycleState.SETTLED;
    }
  }
}
