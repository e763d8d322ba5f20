package io.hanse.adapter.outbox;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Tells by a problem whether the ledger recorded the refusal: it then has a receipt in it. */
final class RecordedRefusal {
  private static final JsonFactory JSON = new JsonFactory();

  private RecordedRefusal() {}

  static boolean isIn(Octets problem) {
    try (JsonParser json = JSON.createParser(problem.toArray())) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        if (json.nextToken() == JsonToken.START_OBJECT && field.equals("receipt")) {
          return true;
        }
        json.skipChildren();
      }
      return false;
    } catch (IOException malformed) {
      return false;
    }
  }
}
