package io.hanse.clearing.netting;

import io.hanse.protocol.amount.CurrencyCode;
import io.hanse.protocol.identity.ParticipantId;
import java.util.Map;

/**
 * In which currency each participant settles.
 *
 * @param currencies a participant that is missing here settles in the currencies it has
 */
public record SettlementTerms(Map<ParticipantId, CurrencyCode> currencies) {
  public SettlementTerms {
    currencies = Map.copyOf(currencies);
  }

  CurrencyCode currencyOf(NetPosition position) {
    CurrencyCode own = position.net().currency();
    return currencies.getOrDefault(position.participant(), own);
  }
}
