package com.arisgourmet.auth.devices;

import com.arisgourmet.auth.audit.AuditLog;
import com.arisgourmet.auth.audit.domain.AuditEvent;
import com.arisgourmet.auth.audit.domain.AuditRecord;
import com.arisgourmet.auth.devices.domain.Device;
import com.arisgourmet.auth.throttle.Throttle;
import com.arisgourmet.defaults.persistence.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Exchanges a pairing code for a credential. */
@Component
class PairDevice {
    private static final Duration LIFE = Duration.ofDays(180);

    private final Devices devices;
    private final DeviceSecrets secrets;
    private final Throttle throttle;
    private final AuditLog audit;
    private final Transactions transactions;
    private final Clock clock;

    PairDevice(
            Devices devices,
            DeviceSecrets secrets,
            Throttle throttle,
            AuditLog audit,
            Transactions transactions,
            Clock clock) {
        this.devices = devices;
        this.secrets = secrets;
        this.throttle = throttle;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The one time that the credential is to be had. */
    record Paired(Device device, String credential) {
        @Override
        public String toString() {
            return "Paired[" + device + "]";
        }
    }

    /** Empty if the code is unknown, used or expired, whichever. */
    Mono<Paired> run(String code, String from) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        String credential = secrets.newCredential();
        return throttle.pairing(from).then(transactions.run(() -> devices.pair(
                        secrets.hashOfCode(code), secrets.hashOfCredential(credential), now, now.plus(LIFE))
                .flatMap(device -> audit.add(new AuditRecord(
                                device.restaurantId(), AuditEvent.DEVICE_PAIRED, null, null, device.name()))
                        .thenReturn(new Paired(device, credential)))));
    }
}
