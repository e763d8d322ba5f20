package io.hanse.config.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.hazelcast.config.Config;
import com.hazelcast.config.EvictionPolicy;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.MapConfig;
import io.hanse.config.Readme;
import io.hanse.config.settings.ClusterSettings;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A member searches for nobody, tells nobody, and bounds what it keeps. */
class MemberConfigTest {
  private static Config config(String bind) throws UnknownHostException {
    return MemberConfig.of(
        new ClusterSettings("a network", bind, 5701, List.of("127.0.0.1:5701", "127.0.0.1:5702")));
  }

  @Test
  void aMemberJoinsOnlyTheAddressesThatItsSettingsList() throws UnknownHostException {
    Config config = config("127.0.0.1");
    JoinConfig join = config.getNetworkConfig().getJoin();

    assertEquals("a network", config.getClusterName());
    assertEquals(false, join.getMulticastConfig().isEnabled());
    assertEquals(false, join.getAutoDetectionConfig().isEnabled());
    assertEquals(true, join.getTcpIpConfig().isEnabled());
    assertEquals(List.of("127.0.0.1:5701", "127.0.0.1:5702"), join.getTcpIpConfig().getMembers());
  }

  @Test
  void aMemberListensAtItsOwnAddressAndPortAlone() throws UnknownHostException {
    Config config = config("localhost");

    assertEquals(5701, config.getNetworkConfig().getPort());
    assertEquals(false, config.getNetworkConfig().isPortAutoIncrement());
    assertEquals(
        Set.of("127.0.0.1"), Set.copyOf(config.getNetworkConfig().getInterfaces().getInterfaces()));
    assertEquals("false", config.getProperty("hazelcast.socket.bind.any"));
  }

  @Test
  void aMemberCallsNobodyOutsideOfTheNetwork() throws UnknownHostException {
    assertEquals("false", config("127.0.0.1").getProperty("hazelcast.phone.home.enabled"));
  }

  @Test
  void everyProcessHasANameOfItsOwn() throws UnknownHostException {
    assertNotEquals(
        config("127.0.0.1").getMemberAttributeConfig().getAttribute(MemberConfig.PROCESS),
        config("127.0.0.1").getMemberAttributeConfig().getAttribute(MemberConfig.PROCESS));
  }

  @Test
  void everyMapOfTheReadmeIsConfigured() throws UnknownHostException {
    assertEquals(
        true, config("127.0.0.1").getMapConfigs().keySet().containsAll(Readme.names("map")));
  }

  @Test
  void whatTwoValuesDecideAboutHasACopyAndAPolicyForSplits() throws UnknownHostException {
    Config config = config("127.0.0.1");
    for (String name :
        List.of(MapName.DIRECTORY, MapName.POSITIONS, MapName.INSTRUCTED, MapName.CYCLES)) {
      MapConfig map = config.getMapConfig(name);

      assertEquals(1, map.getBackupCount(), name);
      assertEquals(HigherRankStays.class.getName(), map.getMergePolicyConfig().getPolicy(), name);
    }
    assertEquals(
        FirstSealStays.class.getName(),
        config.getMapConfig(MapName.SEALS).getMergePolicyConfig().getPolicy());
  }

  @Test
  void cachesAreBoundedInSizeAndTime() throws UnknownHostException {
    MapConfig receipts = config("127.0.0.1").getMapConfig(MapName.RECEIPTS);

    assertEquals(24 * 60 * 60, receipts.getTimeToLiveSeconds());
    assertEquals(16, receipts.getEvictionConfig().getSize());
    assertEquals(EvictionPolicy.LRU, receipts.getEvictionConfig().getEvictionPolicy());
    assertEquals(0, receipts.getBackupCount());
    MapConfig balances = config("127.0.0.1").getMapConfig(MapName.BALANCES);
    assertEquals(EvictionPolicy.LRU, balances.getEvictionConfig().getEvictionPolicy());
  }

  @Test
  void anAddressThatNobodyKnowsIsAFaultAtOnce() {
    assertThrows(UnknownHostException.class, () -> config("no such host"));
  }
}
