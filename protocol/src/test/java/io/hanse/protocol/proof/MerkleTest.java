package io.hanse.protocol.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.hanse.protocol.Fixture;
import io.hanse.protocol.Samples;
import io.hanse.protocol.octets.Hex;
import io.hanse.protocol.octets.Sha256;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MerkleTest {
  @Test
  void rootsAreThoseOfRfc6962() {
    Properties rfc = Fixture.properties("rfc6962-roots.properties");
    List<byte[]> leaves =
        Arrays.stream(rfc.getProperty("leaves").split(",", -1)).map(Hex::decode).toList();

    for (int size = 0; size <= leaves.size(); size++) {
      assertEquals(
          rfc.getProperty("root." + size),
          MerkleTree.ofLeaves(leaves.subList(0, size)).root().hex());
    }
  }

  @Test
  void rootsAreThoseThatArePublished() {
    String json = Fixture.shared("crypto/rfc6962_roots.json");
    List<byte[]> leaves = hex(json.substring(json.indexOf("leaf_inputs"), json.indexOf("root_")));
    List<byte[]> roots = hex(json.substring(json.indexOf("root_"), json.indexOf("\"single")));

    for (int size = 0; size <= leaves.size(); size++) {
      assertEquals(
          Sha256.wrap(roots.get(size)), MerkleTree.ofLeaves(leaves.subList(0, size)).root());
    }
  }

  private static List<byte[]> hex(String list) {
    String values = list.substring(list.indexOf('['));
    return Pattern.compile("\"([0-9a-f]*)\"")
        .matcher(values)
        .results()
        .map((MatchResult match) -> Hex.decode(match.group(1)))
        .toList();
  }

  @Test
  void everyLeafOfEveryTreeIsFoundAtItsPlaceOnly() {
    Samples samples = Samples.seeded();
    List<byte[]> leaves = new ArrayList<>();
    for (int size = 1; size <= 40; size++) {
      leaves.add(samples.octets(20));
      MerkleTree tree = MerkleTree.ofLeaves(leaves);
      byte[] root = tree.root().octets();
      for (int index = 0; index < size; index++) {
        List<byte[]> path = tree.path(index).stream().map(Sha256::octets).toList();
        byte[] leaf = Merkle.leafHash(leaves.get(index));
        for (int place = -1; place <= size; place++) {
          assertEquals(
              place == index,
              Merkle.verifyInclusion(place, size, leaf, path, root),
              size + " leaves, leaf " + index + " at " + place);
        }
      }
    }
  }

  @Test
  void aPathThatIsChangedInAnyWayIsRefused() {
    List<byte[]> leaves = List.of(new byte[1], new byte[2], new byte[3], new byte[4], new byte[5]);
    MerkleTree tree = MerkleTree.ofLeaves(leaves);
    byte[] root = tree.root().octets();
    byte[] leaf = Merkle.leafHash(leaves.get(3));
    List<byte[]> path = new ArrayList<>(tree.path(3).stream().map(Sha256::octets).toList());
    assertTrue(Merkle.verifyInclusion(3, 5, leaf, path.toArray(byte[][]::new), root));

    assertFalse(Merkle.verifyInclusion(3, 5, leaf, path.subList(0, 2), root));
    assertFalse(Merkle.verifyInclusion(3, 5, new byte[31], path, root));
    assertFalse(Merkle.verifyInclusion(3, 5, leaf, path, new byte[0]));
    assertFalse(Merkle.verifyInclusion(0, 0, leaf, List.of(), leaf));
    assertFalse(Merkle.verifyInclusion(Long.MAX_VALUE, Long.MAX_VALUE, leaf, path, root));
    path.add(new byte[32]);
    assertFalse(Merkle.verifyInclusion(3, 5, leaf, path, root));
    path.set(3, new byte[5]);
    assertFalse(Merkle.verifyInclusion(3, 5, leaf, path, root));
  }
}
