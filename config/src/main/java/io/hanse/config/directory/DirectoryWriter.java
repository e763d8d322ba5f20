package io.hanse.config.directory;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.hanse.protocol.amount.PointRate;
import io.hanse.protocol.tariff.Tariff;
import io.hanse.protocol.yaml.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes a directory in its one spelling: compact JSON, members in the order of the records. */
final class DirectoryWriter {
  private static final JsonFactory JSON = new JsonFactory();

  private final ByteArrayOutputStream octets = new ByteArrayOutputStream();

  byte[] write(Directory directory) {
    try (JsonGenerator json = JSON.createGenerator(octets)) {
      json.writeStartObject();
      json.writeNumberField("version", directory.version());
      operator(json, directory.operator());
      if (directory.pool().isPresent()) {
        pool(json, directory.pool().get());
      }
      json.writeArrayFieldStart("ledgers");
      for (LedgerEntry ledger : directory.ledgers()) {
        ledger(json, ledger);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("participants");
      for (ParticipantEntry participant : directory.participants()) {
        participant(json, participant);
      }
      json.writeEndArray();
      programme(json, directory.programme());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return octets.toByteArray();
  }

  private static void operator(JsonGenerator json, Operator operator) throws IOException {
    json.writeObjectFieldStart("operator");
    json.writeStringField("name", operator.name());
    json.writeStringField("country", operator.country().value());
    // Left out where it says nothing: servers of earlier builds know no such key.
    if (!operator.zone().equals(Operator.DEFAULT_ZONE)) {
      json.writeStringField("zone", operator.zone().getId());
    }
    account(json, "settlementAccount", operator.settlementAccount());
    keys(json, operator.keys());
    json.writeEndObject();
  }

  private static void pool(JsonGenerator json, PoolEntry pool) throws IOException {
    json.writeObjectFieldStart("pool");
    json.writeStringField("name", pool.name());
    json.writeStringField("country", pool.country().value());
    account(json, "settlementAccount", pool.settlementAccount());
    json.writeEndObject();
  }

  private static void ledger(JsonGenerator json, LedgerEntry ledger) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", ledger.id().value());
    json.writeArrayFieldStart("prefixes");
    for (int prefix : ledger.prefixes()) {
      json.writeNumber(prefix);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("countries");
    for (CountryCode country : ledger.countries()) {
      json.writeString(country.value());
    }
    json.writeEndArray();
    keys(json, ledger.keys());
    json.writeEndObject();
  }

  private static void participant(JsonGenerator json, ParticipantEntry participant)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("id", participant.id().value());
    json.writeStringField("name", participant.name());
    json.writeStringField("sector", participant.sector());
    json.writeStringField("country", participant.country().value());
    tariff(json, participant.tariff());
    json.writeArrayFieldStart("permissions");
    for (Permission permission : participant.permissions().stream().sorted().toList()) {
      json.writeString(Kind.word(permission));
    }
    json.writeEndArray();
    json.writeBooleanField("suspended", participant.suspended());
    account(json, "account", participant.account());
    json.writeArrayFieldStart("locations");
    for (Location location : participant.locations().values()) {
      location(json, location);
    }
    json.writeEndArray();
    keys(json, participant.keys());
    json.writeEndObject();
  }

  private static void tariff(JsonGenerator json, Tariff tariff) throws IOException {
    json.writeObjectFieldStart("tariff");
    json.writeStringField("settlementCurrency", tariff.settlementCurrency().code());
    rate(json, "funded", tariff.funded());
    if (tariff.reimbursement().isPresent()) {
      rate(json, "reimbursement", tariff.reimbursement().get());
    }
    json.writeEndObject();
  }

  private static void rate(JsonGenerator json, String field, PointRate rate) throws IOException {
    json.writeObjectFieldStart(field);
    json.writeStringField("currency", rate.currency().code());
    json.writeStringField("perPoint", rate.toDecimal());
    json.writeEndObject();
  }

  private static void account(JsonGenerator json, String field, BankAccount account)
      throws IOException {
    json.writeObjectFieldStart(field);
    switch (account) {
      case BankAccount.Iban iban -> json.writeStringField("iban", iban.iban());
      case BankAccount.Other other -> json.writeStringField("number", other.number());
    }
    optional(json, "bic", account.bic());
    json.writeEndObject();
  }

  private static void location(JsonGenerator json, Location location) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", location.id().value());
    json.writeStringField("country", location.country().value());
    json.writeStringField("zone", location.zone().getId());
    json.writeEndObject();
  }

  private static void keys(JsonGenerator json, List<KeyEntry> keys) throws IOException {
    json.writeArrayFieldStart("keys");
    for (KeyEntry key : keys) {
      json.writeStartObject();
      json.writeStringField("x", key.verifyingKey().x());
      json.writeStringField("validFrom", key.validFrom().toString());
      json.writeStringField("validTo", key.validTo().toString());
      optional(json, "revokedAt", key.revokedAt());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void programme(JsonGenerator json, Programme programme) throws IOException {
    json.writeObjectFieldStart("programme");
    json.writeArrayFieldStart("earnRules");
    for (EarnRule rule : programme.earnRules()) {
      json.writeStartObject();
      json.writeStringField("name", rule.name());
      optional(json, "participant", rule.participant());
      optional(json, "location", rule.location());
      optional(json, "category", rule.category());
      json.writeStringField("currency", rule.currency().code());
      json.writeStringField("pointsPerUnit", rule.pointsPerUnit().toDecimal());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeObjectFieldStart("burnValues");
    for (Map.Entry<?, PointsPerUnit> value : programme.burnValues().entrySet()) {
      json.writeStringField(value.getKey().toString(), value.getValue().toDecimal());
    }
    json.writeEndObject();
    json.writeNumberField("lotMonths", programme.lotMonths());
    json.writeNumberField("graceDays", programme.graceDays());
    json.writeEndObject();
  }

  private static void optional(JsonGenerator json, String field, Optional<?> value)
      throws IOException {
    if (value.isPresent()) {
      json.writeStringField(field, value.get().toString());
    }
  }
}
