package io.hanse.node.decision.posting;

import io.hanse.node.decision.book.Consumption;
import io.hanse.node.decision.book.DebtChange;
import io.hanse.node.decision.book.Entry;
import io.hanse.node.decision.book.Hold;
import io.hanse.node.decision.book.Lot;
import io.hanse.node.decision.book.LotChange;
import io.hanse.node.decision.book.MemberChange;
import io.hanse.node.decision.book.Restoration;
import io.hanse.node.decision.book.TakenLine;
import io.hanse.node.decision.charge.ObligationDraft;
import io.hanse.node.decision.charge.Residue;
import io.hanse.protocol.identity.CardNumber;
import java.util.List;
import java.util.Optional;

/**
 * All that one message does to a ledger. To be written in the order of the decisions, or summed up:
 * changes are relative, and a lot or hold is issued before it changes.
 *
 * @param enrolled the new member's card
 * @param member what is added to the member's figures, empty where nothing
 * @param entries the double entries
 * @param lotsIssued new lots, with their figures after this message
 * @param lotChanges what is added to lots that were there, each lot once
 * @param holdOpened by an authorization
 * @param holdClosed by a capture, void or lapse
 * @param debtChanges what is added to debts, each lot once
 * @param consumed lots spent, each once
 * @param restored what came back of earlier consumptions
 * @param taken what is added to what was taken back of an accrual's lines
 * @param obligations what is owed because of it
 * @param residues what rounding those left over; of one pair there may be several
 */
public record Effects(
    Optional<CardNumber> enrolled,
    Optional<MemberChange> member,
    List<Entry> entries,
    List<Lot> lotsIssued,
    List<LotChange> lotChanges,
    Optional<Hold.Open> holdOpened,
    Optional<Hold.Closed> holdClosed,
    List<DebtChange> debtChanges,
    List<Consumption> consumed,
    List<Restoration> restored,
    List<TakenLine> taken,
    List<ObligationDraft> obligations,
    List<Residue> residues) {

  /** Nothing changes: a refusal. */
  public static final Effects NONE = only(Optional.empty(), List.of());

  /** A member without points. */
  public static Effects enrolment(CardNumber card) {
    return only(Optional.of(card), List.of());
  }

  /** An obligation that moves no points. */
  public static Effects obligation(ObligationDraft obligation) {
    return only(Optional.empty(), List.of(obligation));
  }

  private static Effects only(Optional<CardNumber> enrolled, List<ObligationDraft> obligations) {
    return new Effects(
        enrolled,
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        obligations,
        List.of());
  }

  public Effects {
    entries = List.copyOf(entries);
    lotsIssued = List.copyOf(lotsIssued);
    lotChanges = List.copyOf(lotChanges);
    debtChanges = List.copyOf(debtChanges);
    consumed = List.copyOf(consumed);
    restored = List.copyOf(restored);
    taken = List.copyOf(taken);
    obligations = List.copyOf(obligations);
    residues = List.copyOf(residues);
  }
}
