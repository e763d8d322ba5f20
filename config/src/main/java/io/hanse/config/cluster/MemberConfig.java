package io.hanse.config.cluster;

import com.hazelcast.config.Config;
import com.hazelcast.config.EvictionConfig;
import com.hazelcast.config.EvictionPolicy;
import com.hazelcast.config.InMemoryFormat;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.MapConfig;
import com.hazelcast.config.MaxSizePolicy;
import com.hazelcast.config.MergePolicyConfig;
import com.hazelcast.config.MultiMapConfig;
import com.hazelcast.config.MultiMapConfig.ValueCollectionType;
import com.hazelcast.config.NearCacheConfig;
import com.hazelcast.config.NetworkConfig;
import com.hazelcast.spi.merge.SplitBrainMergePolicy;
import io.hanse.config.settings.ClusterSettings;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.UUID;

/**
 * The configuration of a member: how it joins, and its maps. No default that searches the network
 * stays on.
 */
final class MemberConfig {
  /** The memory that recent message ids may take of a member, in MB; PostgreSQL has all of them. */
  private static final int RECEIPTS_MEGABYTES = 16;

  /** The attribute by which the cluster manager of Vert.x knows a member; it outlives a merge. */
  static final String PROCESS = "__vertx.nodeId";

  private static final int RECEIPT_SECONDS = 24 * 60 * 60;
  private static final int BALANCES_PER_MEMBER = 50_000;

  private MemberConfig() {}

  static Config of(ClusterSettings settings) throws UnknownHostException {
    Config config = new Config().setClusterName(settings.name());
    config
        .setProperty("hazelcast.logging.type", "slf4j")
        .setProperty("hazelcast.phone.home.enabled", "false")
        // Vert.x leaves first, then the member; see Cluster.close.
        .setProperty("hazelcast.shutdownhook.enabled", "false")
        .setProperty("hazelcast.socket.bind.any", "false")
        .setProperty("hazelcast.wait.seconds.before.join", "1")
        // A lost member is noticed within ten seconds, and two halves find each other within
        // thirty.
        .setProperty("hazelcast.heartbeat.interval.seconds", "2")
        .setProperty("hazelcast.max.no.heartbeat.seconds", "10")
        .setProperty("hazelcast.merge.first.run.delay.seconds", "20")
        .setProperty("hazelcast.merge.next.run.delay.seconds", "10");
    config.getMemberAttributeConfig().setAttribute(PROCESS, UUID.randomUUID().toString());
    config.getMetricsConfig().setEnabled(false);
    network(config.getNetworkConfig(), settings);
    maps(config);
    vertxMaps(config);
    Stored.serializers()
        .forEach(config.getSerializationConfig().getCompactSerializationConfig()::addSerializer);
    return config;
  }

  private static void network(NetworkConfig network, ClusterSettings settings)
      throws UnknownHostException {
    String address = InetAddress.getByName(settings.bind()).getHostAddress();
    network.setPort(settings.port()).setPortAutoIncrement(false);
    network.getInterfaces().setEnabled(true).addInterface(address);
    JoinConfig join = network.getJoin();
    join.getAutoDetectionConfig().setEnabled(false);
    join.getMulticastConfig().setEnabled(false);
    join.getTcpIpConfig().setEnabled(true).setMembers(settings.members());
  }

  private static void maps(Config config) {
    config
        .addMapConfig(
            merged(MapName.DIRECTORY, HigherRankStays.class)
                .setNearCacheConfig(
                    new NearCacheConfig()
                        .setInMemoryFormat(InMemoryFormat.OBJECT)
                        .setCacheLocalEntries(true)))
        .addMapConfig(merged(MapName.POSITIONS, HigherRankStays.class))
        .addMapConfig(merged(MapName.INSTRUCTED, HigherRankStays.class))
        .addMapConfig(merged(MapName.CYCLES, HigherRankStays.class))
        .addMapConfig(merged(MapName.SEALS, FirstSealStays.class))
        .addMapConfig(new MapConfig(MapName.MEMBERS))
        .addMapConfig(
            bounded(MapName.RECEIPTS, MaxSizePolicy.USED_HEAP_SIZE, RECEIPTS_MEGABYTES)
                .setTimeToLiveSeconds(RECEIPT_SECONDS))
        .addMapConfig(bounded(MapName.BALANCES, MaxSizePolicy.PER_NODE, BALANCES_PER_MEMBER));
  }

  private static MapConfig merged(
      String name, Class<? extends SplitBrainMergePolicy<?, ?, ?>> policy) {
    return new MapConfig(name)
        .setBackupCount(1)
        .setMergePolicyConfig(new MergePolicyConfig().setPolicy(policy.getName()));
  }

  /**
   * Configures a cache: without a copy on another member, the least recently used entry evicted
   * first.
   */
  private static MapConfig bounded(String name, MaxSizePolicy measure, int size) {
    return new MapConfig(name)
        .setBackupCount(0)
        .setEvictionConfig(
            new EvictionConfig()
                .setMaxSizePolicy(measure)
                .setEvictionPolicy(EvictionPolicy.LRU)
                .setSize(size));
  }

  /** Configures the cluster manager's maps as Vert.x's own default does. */
  private static void vertxMaps(Config config) {
    config
        .addMultiMapConfig(
            new MultiMapConfig("__vertx.subs")
                .setBackupCount(1)
                .setValueCollectionType(ValueCollectionType.SET))
        .addMapConfig(new MapConfig("__vertx.haInfo").setBackupCount(1))
        .addMapConfig(new MapConfig("__vertx.nodeInfo").setBackupCount(1));
  }
}
