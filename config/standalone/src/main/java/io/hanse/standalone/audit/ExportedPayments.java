package io.hanse.standalone.audit;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The payments of a pain.001 file: each transfer by its end-to-end id and currency, and the totals
 * of its group header.
 */
final class ExportedPayments {
  private final Sums transfers = new Sums();
  private String stated = "";
  private int count;

  private ExportedPayments() {}

  /**
   * Reads a file. It may be missing, because the format cannot say that nothing is paid.
   *
   * @throws IOException when it is no XML
   */
  static ExportedPayments read(Path file) throws IOException {
    ExportedPayments payments = new ExportedPayments();
    if (!Files.exists(file)) {
      payments.stated = "0";
      return payments;
    }
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    try (InputStream stream = Files.newInputStream(file)) {
      payments.read(factory.createXMLStreamReader(stream));
    } catch (XMLStreamException e) {
      throw new IOException(file + " is not XML: " + e.getMessage(), e);
    }
    return payments;
  }

  private void read(XMLStreamReader xml) throws XMLStreamException {
    String endToEndId = "";
    while (xml.hasNext()) {
      if (xml.next() != XMLStreamConstants.START_ELEMENT) {
        continue;
      }
      switch (xml.getLocalName()) {
        // The first is the group header's; those of payment blocks repeat parts of it.
        case "NbOfTxs" -> stated = stated.isEmpty() ? xml.getElementText() : stated;
        case "EndToEndId" -> endToEndId = xml.getElementText();
        case "InstdAmt" -> {
          String currency = xml.getAttributeValue(null, "Ccy");
          transfers.add(List.of(endToEndId, currency), new BigDecimal(xml.getElementText()));
          count++;
        }
        default -> {}
      }
    }
  }

  void compareTo(Sums paidOut, List<String> faults) {
    paidOut.compare(transfers, "transfer in pain.001", faults);
    if (!stated.equals(Integer.toString(count))) {
      faults.add("pain.001 has " + count + " transfers and states " + stated);
    }
  }
}
