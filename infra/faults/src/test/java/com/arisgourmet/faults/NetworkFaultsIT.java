package com.arisgourmet.faults;

import com.arisgourmet.contracts.EventStreams;
import com.arisgourmet.testsupport.proxy.FaultProxy;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NetworkFaultsIT {
    private static final int CUTS = 15;

    private final Rig rig = Rig.running();

    @Test
    void connectionsMayBeCutAgainAndAgain() {
        Random random = rig.scale.random();
        List<FaultProxy> proxies =
                List.of(rig.first.redis(), rig.first.mysql(), rig.second.redis(), rig.second.mysql());

        rig.under("connections cut again and again", () -> {
            for (int i = 0; i < CUTS; i++) {
                rig.flow(20 + random.nextInt(150));
                proxies.get(random.nextInt(proxies.size())).cut();
            }
        });
    }

    @Test
    void connectionsToRedisMayFreezeForLongerThanAnyoneWaits() {
        rig.under("connections to Redis frozen", () -> {
            rig.flow(200);
            rig.relays().forEach(relay -> relay.redis().freeze());
            rig.pass(Duration.ofSeconds(5));
            rig.jam(300);
            rig.relays().forEach(relay -> relay.redis().thaw());
            rig.flow(500);
        });
    }

    @Test
    void aRelayWhoseConnectionsToMySqlFreezeLosesItsShardsAndComesBack() {
        rig.under("connections to MySQL frozen past the lease", () -> {
            rig.flow(200);
            rig.first.mysql().freeze();
            rig.soon().until(() -> rig.second.shards() == EventStreams.SHARDS);
            rig.flow(500);
            rig.first.mysql().thaw();
            rig.soon().until(() -> rig.first.shards() > 0);
        });
    }
}
