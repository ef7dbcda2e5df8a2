package com.arisgourmet.faults;

import org.junit.jupiter.api.Test;

class MySqlFaultsIT {
    private final Rig rig = Rig.running();

    /** A server that is named for tests stays up: the relays can't reach it for a while. */
    @Test
    void mySqlMayBeKilledUnderEverybody() {
        rig.under(rig.mysql.isOwn() ? "MySQL killed and restarted" : "MySQL out of the relays' reach", () -> {
            for (int i = 0; i < 2; i++) {
                rig.flow(200);
                if (rig.mysql.isOwn()) {
                    killed();
                } else {
                    outOfReach();
                }
                rig.flow(200);
            }
        });
    }

    private void killed() {
        long troubles = rig.traffic.troubles();
        rig.mysql.kill();
        rig.soon().until(() -> rig.traffic.troubles() > troubles);
        rig.mysql.restart();
    }

    private void outOfReach() {
        rig.relays().forEach(relay -> relay.mysql().refuse());
        rig.jam(300);
        rig.relays().forEach(relay -> relay.mysql().accept());
    }
}
