package io.hanse.standalone.e2e;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.hanse.protocol.signing.Jws;
import io.hanse.protocol.signing.SigningKey;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** The ways in which a node has been kept from its work. */
enum Attack {
  /** Thirty-eight bodies that lack their last octet hold all the space for bodies. */
  UNFINISHED_BODIES {
    @Override
    void begin(Attackers attackers, String from, SigningKey key) {
      attackers.send(
          12,
          from,
          (socket, number) -> {
            sendAllButOne(socket.getOutputStream(), 5_500_000);
            Attackers.listen(socket);
          });
      attackers.send(
          26,
          from,
          (socket, number) -> {
            sendAllButOne(socket.getOutputStream(), Math.max(512, 2_000_000 >> (number / 2)));
            Attackers.listen(socket);
          });
    }
  },

  /** Twenty connections send signed nonsense, short and long, and never read an answer. */
  SIGNED_NONSENSE {
    @Override
    void begin(Attackers attackers, String from, SigningKey key) {
      byte[] small = post(Jws.sign(key, "nonsense".repeat(80).getBytes(US_ASCII)));
      byte[] large = post(Jws.sign(key, "nonsense".repeat(50_000).getBytes(US_ASCII)));
      attackers.send(
          20,
          from,
          (socket, number) -> {
            OutputStream out = socket.getOutputStream();
            while (attackers.goesOn()) {
              out.write(number % 5 == 0 ? large : small);
            }
          });
    }
  },

  /** Bodies for which no route has asked come octet by octet. */
  BODIES_NOBODY_ASKED_FOR {
    @Override
    void begin(Attackers attackers, String from, SigningKey key) {
      attackers.send(
          200,
          from,
          (socket, number) -> {
            OutputStream out = socket.getOutputStream();
            String method = number % 2 == 0 ? "GET /health/live" : "POST /v1/messages";
            out.write(octets(head(method, "text/plain", 1_000_000)));
            do {
              out.write('x');
            } while (attackers.goesOnAfter(500));
          });
    }
  },

  /** Requests whose headers never end. */
  HEADERS_WITHOUT_END {
    @Override
    void begin(Attackers attackers, String from, SigningKey key) {
      attackers.send(
          200,
          from,
          (socket, number) -> {
            OutputStream out = socket.getOutputStream();
            out.write(octets("GET / HTTP/1.1\r\nHost: node\r\nX-Long: "));
            do {
              out.write('x');
            } while (attackers.goesOnAfter(500));
          });
    }
  },

  /** Six hundred connections on which nothing is asked. */
  IDLE_CONNECTIONS {
    @Override
    void begin(Attackers attackers, String from, SigningKey key) {
      attackers.send(600, from, (socket, number) -> Attackers.listen(socket));
    }
  },

  /** Two hundred viewers of the page's stream. */
  VIEWERS {
    @Override
    void begin(Attackers attackers, String from, SigningKey key) {
      attackers.send(
          200,
          from,
          (socket, number) -> {
            socket
                .getOutputStream()
                .write(octets("GET /live HTTP/1.1\r\nHost: node\r\nConnection: close\r\n\r\n"));
            Attackers.listen(socket);
          });
    }
  };

  /**
   * Sends the attackers.
   *
   * @param from their address
   * @param key of a participant who has nothing good in mind
   */
  abstract void begin(Attackers attackers, String from, SigningKey key);

  private static void sendAllButOne(OutputStream out, int length) throws IOException {
    out.write(octets(head("POST /v1/messages", Jws.MEDIA_TYPE, length)));
    byte[] body = new byte[length - 1];
    Arrays.fill(body, (byte) 'x');
    out.write(body);
  }

  /** A message in HTTP, as octets. */
  static byte[] post(byte[] envelope) {
    byte[] head = octets(head("POST /v1/messages", Jws.MEDIA_TYPE, envelope.length));
    byte[] all = Arrays.copyOf(head, head.length + envelope.length);
    System.arraycopy(envelope, 0, all, head.length, envelope.length);
    return all;
  }

  private static String head(String line, String mediaType, int length) {
    return "%s HTTP/1.1\r\nHost: node\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
        .formatted(line, mediaType, length);
  }

  private static byte[] octets(String text) {
    return text.getBytes(US_ASCII);
  }
}
